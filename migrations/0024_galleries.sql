CREATE TABLE `camera_clocks` (
	`event_id` text NOT NULL,
	`camera` text NOT NULL,
	`offset_seconds` integer NOT NULL,
	PRIMARY KEY(`event_id`, `camera`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gallery_settings` (
	`event_id` text PRIMARY KEY NOT NULL,
	`pin_hash` text,
	`ends_at` integer,
	`is_indexed` integer DEFAULT false NOT NULL,
	`takes_from_attendees` integer DEFAULT false NOT NULL,
	`told_at` integer,
	`cover_photo_id` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `photographers` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`name` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`max_photos` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `photographers_event` ON `photographers` (`event_id`);--> statement-breakpoint
CREATE TABLE `removal_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`reason` text,
	`email` text,
	`mailbox` text,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`note` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `removal_requests_open` ON `removal_requests` (`photo_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `removal_requests_event` ON `removal_requests` (`event_id`,`state`);--> statement-breakpoint
CREATE TABLE `registration_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`purpose` text NOT NULL,
	`is_given` integer NOT NULL,
	`text` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registration_consents_registration` ON `registration_consents` (`registration_id`,`purpose`,`id`);--> statement-breakpoint
CREATE INDEX `registration_consents_event` ON `registration_consents` (`event_id`,`purpose`);--> statement-breakpoint
ALTER TABLE `albums` ADD `session_id` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `source` text DEFAULT 'organiser' NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `is_in_inbox` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `content_hash` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `taken_at` integer;--> statement-breakpoint
ALTER TABLE `photos` ADD `camera` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `thumbhash` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `rotation` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `credit` text;--> statement-breakpoint
ALTER TABLE `photos` ADD `licence` text DEFAULT 'all-rights-reserved' NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `is_highlight` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `is_for_press` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `photos` ADD `hidden_at` integer;--> statement-breakpoint
ALTER TABLE `photos` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `photos_of_album` ON `photos` (`album_id`,`state`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `photos_content` ON `photos` (`event_id`,`content_hash`);