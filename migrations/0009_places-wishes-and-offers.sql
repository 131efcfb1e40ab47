CREATE TABLE `access_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`place_kind_id` text NOT NULL,
	`code` text NOT NULL,
	`max_uses` integer,
	`uses` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_kind_id`) REFERENCES `place_kinds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "access_codes_uses" CHECK(max_uses is null or uses <= max_uses)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_codes_code` ON `access_codes` (`event_id`,`code`);--> statement-breakpoint
CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`place_kind_id` text NOT NULL,
	`from_place_kind_id` text,
	`round` text NOT NULL,
	`state` text NOT NULL,
	`made_by` text,
	`reason` text,
	`made_at` integer NOT NULL,
	`expires_at` integer,
	`settled_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_kind_id`) REFERENCES `place_kinds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_place_kind_id`) REFERENCES `place_kinds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offers_open` ON `offers` (`registration_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `offers_round` ON `offers` (`round`);--> statement-breakpoint
CREATE INDEX `offers_registration` ON `offers` (`registration_id`,`made_at`);--> statement-breakpoint
CREATE INDEX `offers_due` ON `offers` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `offers_event` ON `offers` (`event_id`,`state`,`expires_at`);--> statement-breakpoint
CREATE TABLE `wishes` (
	`registration_id` text NOT NULL,
	`place_kind_id` text NOT NULL,
	`event_id` text NOT NULL,
	`rank` integer NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY(`registration_id`, `place_kind_id`),
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_kind_id`) REFERENCES `place_kinds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wishes_line` ON `wishes` (`place_kind_id`,`line`);--> statement-breakpoint
ALTER TABLE `events` ADD `needs_approval` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `waitlist_mode` text DEFAULT 'automatic' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `offer_hours` integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `waitlist_cutoff_hours` integer;--> statement-breakpoint
ALTER TABLE `place_kinds` ADD `access` text DEFAULT 'everybody' NOT NULL;--> statement-breakpoint
ALTER TABLE `place_kinds` ADD `domains` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `preferences` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `access_code_id` text REFERENCES access_codes(id);--> statement-breakpoint
ALTER TABLE `registrations` ADD `decision` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `decision_reason` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `decided_by` text REFERENCES accounts(id);--> statement-breakpoint
ALTER TABLE `registrations` ADD `decided_at` integer;--> statement-breakpoint
UPDATE registrations SET preferences = json_array(place_kind_id);
--> statement-breakpoint
INSERT INTO wishes (registration_id, place_kind_id, event_id, rank, line)
SELECT id, place_kind_id, event_id, 0, number FROM registrations WHERE state = 'waitlisted';
--> statement-breakpoint
DROP TRIGGER registrations_arrive;
--> statement-breakpoint
DROP TRIGGER registrations_move;
--> statement-breakpoint
DROP TRIGGER registrations_full_insert;
--> statement-breakpoint
DROP TRIGGER registrations_full_update;
--> statement-breakpoint
-- What is taken follows the confirmed registrations and the open offers, what is waited for follows the wishes; nothing else moves a counter.
-- A registration wishes for the kinds that it prefers to the one it holds; without a place, or with one that it never asked for, for all of them.
CREATE TRIGGER registrations_arrive AFTER INSERT ON registrations BEGIN
  UPDATE events SET arrivals = NEW.number WHERE id = NEW.event_id AND arrivals < NEW.number;
  UPDATE access_codes SET uses = uses + 1 WHERE id = NEW.access_code_id;
  UPDATE place_kinds SET taken = taken + 1 WHERE id = NEW.place_kind_id AND NEW.state = 'confirmed';
  INSERT INTO wishes (registration_id, place_kind_id, event_id, rank, line)
  SELECT NEW.id, value, NEW.event_id, key, NEW.number
  FROM json_each(iif(NEW.preferences = '[]', json_array(NEW.place_kind_id), NEW.preferences))
  WHERE NEW.state = 'waitlisted' OR (NEW.state = 'confirmed'
    AND key < coalesce((SELECT held.key FROM json_each(NEW.preferences) held WHERE held.value = NEW.place_kind_id), json_array_length(NEW.preferences)));
END;
--> statement-breakpoint
CREATE TRIGGER registrations_move AFTER UPDATE OF state, place_kind_id ON registrations
WHEN OLD.state <> NEW.state OR OLD.place_kind_id <> NEW.place_kind_id BEGIN
  UPDATE place_kinds SET taken = taken - 1 WHERE id = OLD.place_kind_id AND OLD.state = 'confirmed';
  UPDATE place_kinds SET taken = taken + 1 WHERE id = NEW.place_kind_id AND NEW.state = 'confirmed';
  DELETE FROM wishes WHERE registration_id = NEW.id AND (NEW.state NOT IN ('confirmed', 'waitlisted', 'offered')
    OR (NEW.state = 'confirmed'
      AND rank >= coalesce((SELECT held.key FROM json_each(NEW.preferences) held WHERE held.value = NEW.place_kind_id), json_array_length(NEW.preferences))));
  INSERT INTO wishes (registration_id, place_kind_id, event_id, rank, line)
  SELECT NEW.id, value, NEW.event_id, key, NEW.number
  FROM json_each(iif(NEW.preferences = '[]', json_array(NEW.place_kind_id), NEW.preferences))
  WHERE OLD.state = 'pending' AND (NEW.state = 'waitlisted' OR (NEW.state = 'confirmed'
    AND key < coalesce((SELECT held.key FROM json_each(NEW.preferences) held WHERE held.value = NEW.place_kind_id), json_array_length(NEW.preferences))));
END;
--> statement-breakpoint
CREATE TRIGGER wishes_made AFTER INSERT ON wishes BEGIN
  UPDATE place_kinds SET waiting = waiting + 1 WHERE id = NEW.place_kind_id;
END;
--> statement-breakpoint
CREATE TRIGGER wishes_gone AFTER DELETE ON wishes BEGIN
  UPDATE place_kinds SET waiting = waiting - 1 WHERE id = OLD.place_kind_id;
END;
--> statement-breakpoint
CREATE TRIGGER offers_made AFTER INSERT ON offers WHEN NEW.state = 'open' BEGIN
  UPDATE place_kinds SET taken = taken + 1 WHERE id = NEW.place_kind_id;
  DELETE FROM wishes WHERE registration_id = NEW.registration_id AND place_kind_id = NEW.place_kind_id;
END;
--> statement-breakpoint
CREATE TRIGGER offers_settled AFTER UPDATE OF state ON offers WHEN OLD.state = 'open' AND NEW.state <> 'open' BEGIN
  UPDATE place_kinds SET taken = taken - 1 WHERE id = OLD.place_kind_id;
END;
--> statement-breakpoint
-- Backstops: no place beyond the capacity, unless an organiser gave it by hand or an open offer holds it: that one counts already.
CREATE TRIGGER registrations_full_insert BEFORE INSERT ON registrations
WHEN NEW.state = 'confirmed' AND NEW.added_by IS NULL
  AND EXISTS (SELECT 1 FROM place_kinds WHERE id = NEW.place_kind_id AND capacity IS NOT NULL AND taken >= capacity) BEGIN
  SELECT RAISE(ABORT, 'place kind is full');
END;
--> statement-breakpoint
CREATE TRIGGER registrations_full_update BEFORE UPDATE OF state, place_kind_id ON registrations
WHEN NEW.state = 'confirmed' AND NEW.added_by IS NULL
  AND (OLD.state <> 'confirmed' OR OLD.place_kind_id <> NEW.place_kind_id)
  AND NOT EXISTS (SELECT 1 FROM offers WHERE registration_id = NEW.id AND place_kind_id = NEW.place_kind_id AND state = 'open')
  AND EXISTS (SELECT 1 FROM place_kinds WHERE id = NEW.place_kind_id AND capacity IS NOT NULL AND taken >= capacity) BEGIN
  SELECT RAISE(ABORT, 'place kind is full');
END;
--> statement-breakpoint
CREATE TRIGGER offers_full BEFORE INSERT ON offers WHEN NEW.state = 'open' AND NEW.made_by IS NULL
  AND EXISTS (SELECT 1 FROM place_kinds WHERE id = NEW.place_kind_id AND capacity IS NOT NULL AND taken >= capacity) BEGIN
  SELECT RAISE(ABORT, 'place kind is full');
END;
