CREATE TABLE `session_rooms` (
	`session_id` text NOT NULL,
	`room_id` text NOT NULL,
	PRIMARY KEY(`session_id`, `room_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_rooms_room` ON `session_rooms` (`room_id`);--> statement-breakpoint
CREATE TABLE `tracks` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tracks_event` ON `tracks` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`venue_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`capacity` integer,
	`accessibility` text NOT NULL,
	`stream_url` text,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rooms_venue` ON `rooms` (`venue_id`,`position`);--> statement-breakpoint
CREATE TABLE `venues` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`map_url` text,
	`accessibility` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `venues_organization` ON `venues` (`organization_id`,`position`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `track_id` text REFERENCES tracks(id);--> statement-breakpoint
ALTER TABLE `sessions` ADD `spoken_in` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `interpreted_into` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `stream_url` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `stream_rule` text DEFAULT 'registrants' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `stream_minutes` integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `recording_url` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `recording_rule` text DEFAULT 'registrants' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `do_not_record` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `internal_note` text;