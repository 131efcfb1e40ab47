CREATE TABLE `feed_readers` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`family` text NOT NULL,
	`polls` integer NOT NULL,
	PRIMARY KEY(`source`, `day`, `family`)
);
