CREATE TABLE `event_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`from_starts_at` integer NOT NULL,
	`from_place` text NOT NULL,
	`from_online_url` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_notices_waiting` ON `event_notices` (`event_id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `event_notices_due` ON `event_notices` (`state`,`due_at`);