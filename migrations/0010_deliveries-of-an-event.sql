DROP INDEX `mails_due`;--> statement-breakpoint
ALTER TABLE `mails` ADD `event_id` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `priority` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `mails_of_event` ON `mails` (`event_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`state`,`priority`,`next_attempt_at`);--> statement-breakpoint
-- What was written before belongs to the event of its registration.
UPDATE mails SET event_id = (SELECT event_id FROM registrations WHERE registrations.id = mails.subject_id)
WHERE template LIKE 'registration.%' OR template LIKE 'event.%';
