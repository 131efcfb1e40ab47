ALTER TABLE `speaking_settings` ADD `reminded_at` integer;--> statement-breakpoint
CREATE INDEX `speaking_settings_due` ON `speaking_settings` (`due_at`);