CREATE TABLE `material_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`material_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`object_key` text NOT NULL,
	`public_key` text NOT NULL,
	`file_name` text NOT NULL,
	`bytes` integer NOT NULL,
	`type` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`uploaded_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_versions_number` ON `material_versions` (`material_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `material_versions_object` ON `material_versions` (`object_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `material_versions_public` ON `material_versions` (`public_key`);--> statement-breakpoint
CREATE INDEX `material_versions_state` ON `material_versions` (`state`,`updated_at`);--> statement-breakpoint
CREATE TABLE `materials` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`session_id` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`url` text,
	`release_rule` text NOT NULL,
	`release_at` integer,
	`audience` text NOT NULL,
	`licence` text NOT NULL,
	`current_version_id` text,
	`withdrawn_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `materials_event` ON `materials` (`event_id`,`session_id`,`id`);--> statement-breakpoint
CREATE TABLE `upload_parts` (
	`upload_id` text NOT NULL,
	`number` integer NOT NULL,
	`etag` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`upload_id`, `number`),
	FOREIGN KEY (`upload_id`) REFERENCES `uploads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`material_id` text NOT NULL,
	`multipart_id` text NOT NULL,
	`object_key` text NOT NULL,
	`file_name` text NOT NULL,
	`bytes` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	`finished_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `uploads_object` ON `uploads` (`object_key`);--> statement-breakpoint
CREATE INDEX `uploads_material` ON `uploads` (`material_id`,`finished_at`);--> statement-breakpoint
CREATE INDEX `uploads_updated` ON `uploads` (`updated_at`);