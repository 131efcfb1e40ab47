CREATE TABLE `released_speakers` (
	`speaker_id` text NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`speaker_id`, `event_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `personal_feeds` ADD `polled_at` integer;