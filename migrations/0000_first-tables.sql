CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`mailbox` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_mailbox` ON `accounts` (`mailbox`);--> statement-breakpoint
CREATE TABLE `sign_in_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`mailbox` text NOT NULL,
	`code_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_codes_mailbox` ON `sign_in_codes` (`mailbox`,`expires_at`);--> statement-breakpoint
CREATE INDEX `sign_in_codes_hash` ON `sign_in_codes` (`code_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_codes_expiry` ON `sign_in_codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ins_token` ON `sign_ins` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sign_ins_account` ON `sign_ins` (`account_id`);--> statement-breakpoint
CREATE INDEX `sign_ins_expiry` ON `sign_ins` (`expires_at`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`organization_id` text,
	`event_id` text,
	`subject_id` text NOT NULL,
	`details` text
);
--> statement-breakpoint
CREATE INDEX `audit_entries_event` ON `audit_entries` (`event_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_organization` ON `audit_entries` (`organization_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`subject_id`,`at`);--> statement-breakpoint
CREATE TABLE `event_hosts` (
	`event_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`event_id`, `organization_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_hosts_organization` ON `event_hosts` (`organization_id`);--> statement-breakpoint
CREATE TABLE `event_words` (
	`word` text NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`word`, `event_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_words_event` ON `event_words` (`event_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`languages` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`place` text NOT NULL,
	`time_zone` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`online_url` text,
	`online_rule` text DEFAULT 'registrants' NOT NULL,
	`accent` text NOT NULL,
	`contact_email` text,
	`demo_note` text,
	`registration_opens_at` integer,
	`registration_closes_at` integer,
	`takes_registrations` integer DEFAULT true NOT NULL,
	`arrivals` integer DEFAULT 0 NOT NULL,
	`cover_original_key` text,
	`cover_key` text,
	`cover_alt` text NOT NULL,
	`cover_error` text,
	`preview_version` integer DEFAULT 0 NOT NULL,
	`preview_open` integer DEFAULT false NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`published_at` integer,
	`cancelled_at` integer,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_order" CHECK(starts_at < ends_at)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_slug` ON `events` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_uid` ON `events` (`uid`);--> statement-breakpoint
CREATE INDEX `events_public` ON `events` (`state`,`archived_at`,`ends_at`);--> statement-breakpoint
CREATE INDEX `events_organization` ON `events` (`organization_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `events_cover` ON `events` (`cover_key`);--> statement-breakpoint
CREATE TABLE `albums` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`title` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `albums_order` ON `albums` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`album_id` text NOT NULL,
	`upload_key` text NOT NULL,
	`original_key` text NOT NULL,
	`public_key` text NOT NULL,
	`state` text NOT NULL,
	`position` integer NOT NULL,
	`file_name` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`alt` text NOT NULL,
	`caption` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`uploaded_by` text NOT NULL,
	`ready_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `photos_upload` ON `photos` (`event_id`,`upload_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `photos_public` ON `photos` (`public_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `photos_original` ON `photos` (`original_key`);--> statement-breakpoint
CREATE INDEX `photos_album` ON `photos` (`event_id`,`state`,`position`,`id`);--> statement-breakpoint
CREATE TABLE `local_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`to` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`attachments` text NOT NULL,
	`sent_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `local_mails_sent` ON `local_mails` (`sent_at`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`template` text NOT NULL,
	`subject_id` text NOT NULL,
	`mailbox` text NOT NULL,
	`sealed` text,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`claim` text,
	`claimed_at` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_key` ON `mails` (`key`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `mails_recipient` ON `mails` (`mailbox`,`template`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_subject` ON `mails` (`subject_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_person` ON `members` (`organization_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `members_account` ON `members` (`account_id`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`website` text,
	`contact_email` text,
	`privacy_notice` text NOT NULL,
	`logo_original_key` text,
	`logo_key` text,
	`logo_error` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizations_slug` ON `organizations` (`slug`);--> statement-breakpoint
CREATE INDEX `organizations_logo` ON `organizations` (`logo_key`);--> statement-breakpoint
CREATE TABLE `contributors` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contributors_part` ON `contributors` (`session_id`,`speaker_id`,`role`);--> statement-breakpoint
CREATE INDEX `contributors_speaker` ON `contributors` (`speaker_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`abstract` text NOT NULL,
	`starts_at` integer,
	`ends_at` integer,
	`uid` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_uid` ON `sessions` (`uid`);--> statement-breakpoint
CREATE INDEX `sessions_event` ON `sessions` (`event_id`,`starts_at`,`position`);--> statement-breakpoint
CREATE TABLE `place_kinds` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`type` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`capacity` integer,
	`taken` integer DEFAULT 0 NOT NULL,
	`waiting` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "place_kinds_taken" CHECK(taken >= 0),
	CONSTRAINT "place_kinds_waiting" CHECK(waiting >= 0),
	CONSTRAINT "place_kinds_capacity" CHECK(capacity is null or capacity >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `place_kinds_order` ON `place_kinds` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`place_kind_id` text NOT NULL,
	`number` integer NOT NULL,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`email` text NOT NULL,
	`mailbox` text NOT NULL,
	`organization` text,
	`locale` text NOT NULL,
	`consent` text NOT NULL,
	`consented_at` integer NOT NULL,
	`ticket_version` integer DEFAULT 1 NOT NULL,
	`added_by` text,
	`promoted_at` integer,
	`cancelled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_kind_id`) REFERENCES `place_kinds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_live` ON `registrations` (`event_id`,`mailbox`) WHERE state in ('pending','confirmed','waitlisted','offered');--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_key` ON `registrations` (`event_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_number` ON `registrations` (`event_id`,`number`);--> statement-breakpoint
CREATE INDEX `registrations_queue` ON `registrations` (`event_id`,`state`,`number`);--> statement-breakpoint
CREATE TABLE `speakers` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`native_name` text,
	`honorific` text NOT NULL,
	`position` text NOT NULL,
	`affiliation` text NOT NULL,
	`biography` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `speakers_slug` ON `speakers` (`organization_id`,`slug`);