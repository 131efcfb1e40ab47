CREATE TABLE `personal_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`registration_id` text,
	`event_id` text,
	`speaker_id` text,
	`account_id` text,
	`stars` text DEFAULT '[]' NOT NULL,
	`alarm_minutes` integer,
	`version` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "personal_feeds_of_one" CHECK((kind = 'ticket') = (registration_id is not null) and (kind = 'stars') = (event_id is not null)
        and (kind = 'speaker') = (speaker_id is not null) and (kind = 'organiser') = (account_id is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `personal_feeds_registration` ON `personal_feeds` (`registration_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `personal_feeds_speaker` ON `personal_feeds` (`speaker_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `personal_feeds_account` ON `personal_feeds` (`account_id`);--> statement-breakpoint
CREATE TABLE `feed_polls` (
	`event_id` text NOT NULL,
	`day` text NOT NULL,
	`family` text NOT NULL,
	`polls` integer NOT NULL,
	PRIMARY KEY(`event_id`, `day`, `family`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
