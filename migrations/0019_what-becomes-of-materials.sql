CREATE TABLE `material_downloads` (
	`version_id` text NOT NULL,
	`day` text NOT NULL,
	`downloads` integer NOT NULL,
	PRIMARY KEY(`version_id`, `day`),
	FOREIGN KEY (`version_id`) REFERENCES `material_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `materials` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `materials` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `materials_deleted` ON `materials` (`deleted_at`) WHERE deleted_at is not null;--> statement-breakpoint
UPDATE `materials` SET `position` = (
	SELECT count(*) FROM `materials` `earlier` WHERE `earlier`.`event_id` = `materials`.`event_id` AND `earlier`.`id` <= `materials`.`id`
);
