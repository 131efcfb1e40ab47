CREATE TABLE `feeds` (
	`address` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`changes` integer DEFAULT 1 NOT NULL,
	`rendered` integer DEFAULT 0 NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`hash` text DEFAULT '' NOT NULL,
	`changed_at` integer NOT NULL,
	`leaves_at` integer,
	`stale_since` integer
);
--> statement-breakpoint
CREATE INDEX `feeds_source` ON `feeds` (`source`);