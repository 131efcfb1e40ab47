CREATE TABLE `photo_addresses` (
	`public_key` text PRIMARY KEY NOT NULL,
	`photo_id` text NOT NULL,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `photo_addresses_photo` ON `photo_addresses` (`photo_id`);