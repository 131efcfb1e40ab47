ALTER TABLE `gallery_settings` ADD `wrong_pins` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `gallery_settings` ADD `wrong_pins_since` integer;