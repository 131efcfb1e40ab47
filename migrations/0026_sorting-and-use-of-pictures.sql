CREATE TABLE `gallery_arrangements` (
	`event_id` text PRIMARY KEY NOT NULL,
	`before` text NOT NULL,
	`sorted_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `image_usage` (
	`month` text PRIMARY KEY NOT NULL,
	`transformations` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `photos` ADD `made_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `photos_uploader` ON `photos` (`event_id`,`uploaded_by`);