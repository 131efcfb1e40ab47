CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`email` text NOT NULL,
	`mailbox` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`place_kind_id` text,
	`organization_id` text,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`registration_id` text,
	`mailed` integer DEFAULT 1 NOT NULL,
	`key` text NOT NULL,
	`invited_by` text NOT NULL,
	`invited_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_kind_id`) REFERENCES `place_kinds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_live` ON `invitations` (`event_id`,`mailbox`) WHERE state in ('invited','accepted','declined');--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_key` ON `invitations` (`event_id`,`key`);--> statement-breakpoint
CREATE INDEX `invitations_day` ON `invitations` (`event_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `invitations_list` ON `invitations` (`event_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `invitations_place_kind` ON `invitations` (`place_kind_id`);