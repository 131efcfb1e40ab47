CREATE TABLE `speaking_assistants` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`mailbox` text NOT NULL,
	`locale` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`invitation_id`) REFERENCES `speaking_invitations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `speaking_assistants_mailbox` ON `speaking_assistants` (`invitation_id`,`mailbox`);--> statement-breakpoint
CREATE TABLE `speaking_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	`purpose` text NOT NULL,
	`is_given` integer NOT NULL,
	`text` text NOT NULL,
	`locale` text NOT NULL,
	`given_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `speaking_consents_speaker` ON `speaking_consents` (`event_id`,`speaker_id`,`purpose`,`id`);--> statement-breakpoint
CREATE TABLE `speaking_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	`email` text NOT NULL,
	`mailbox` text NOT NULL,
	`locale` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`mailed` integer DEFAULT 0 NOT NULL,
	`opened_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `speaking_invitations_speaker` ON `speaking_invitations` (`event_id`,`speaker_id`);--> statement-breakpoint
CREATE INDEX `speaking_invitations_mailbox` ON `speaking_invitations` (`mailbox`);--> statement-breakpoint
CREATE INDEX `speaking_invitations_of_speaker` ON `speaking_invitations` (`speaker_id`);--> statement-breakpoint
CREATE TABLE `speaking_parts` (
	`session_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	`event_id` text NOT NULL,
	`answer` text,
	`answer_note` text,
	`answered_at` integer,
	`needs` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `speaker_id`)
);
--> statement-breakpoint
CREATE INDEX `speaking_parts_event` ON `speaking_parts` (`event_id`);--> statement-breakpoint
CREATE TABLE `speaking_settings` (
	`event_id` text PRIMARY KEY NOT NULL,
	`due_at` integer,
	`wanted` text NOT NULL,
	`message` text NOT NULL,
	`sends_reminders` integer DEFAULT true NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `speaking_suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`session_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	`title` text,
	`abstract` text,
	`note` text,
	`suggested_by` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`decided_by` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `speaking_suggestions_open` ON `speaking_suggestions` (`session_id`,`speaker_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `speaking_suggestions_event` ON `speaking_suggestions` (`event_id`,`state`);--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `actor_name` text;