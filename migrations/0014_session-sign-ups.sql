CREATE TABLE `session_places` (
	`event_id` text NOT NULL,
	`session_number` integer NOT NULL,
	`is_open` integer NOT NULL,
	`capacity` integer,
	`taken` integer DEFAULT 0 NOT NULL,
	`waiting` integer DEFAULT 0 NOT NULL,
	`arrivals` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`event_id`, `session_number`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_places_counts" CHECK(taken >= 0 and waiting >= 0 and (capacity is null or capacity >= 0))
);
--> statement-breakpoint
CREATE TABLE `session_sign_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`session_number` integer NOT NULL,
	`registration_id` text NOT NULL,
	`state` text NOT NULL,
	`number` integer NOT NULL,
	`created_at` integer NOT NULL,
	`promoted_at` integer,
	`cancelled_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_sign_ups_live` ON `session_sign_ups` (`registration_id`,`session_number`) WHERE state in ('confirmed','waitlisted');--> statement-breakpoint
CREATE UNIQUE INDEX `session_sign_ups_number` ON `session_sign_ups` (`event_id`,`session_number`,`number`);--> statement-breakpoint
CREATE INDEX `session_sign_ups_queue` ON `session_sign_ups` (`event_id`,`session_number`,`state`,`number`);--> statement-breakpoint
CREATE TRIGGER session_sign_ups_arrive AFTER INSERT ON session_sign_ups BEGIN
  UPDATE session_places SET arrivals = NEW.number, taken = taken + (NEW.state = 'confirmed'), waiting = waiting + (NEW.state = 'waitlisted')
  WHERE event_id = NEW.event_id AND session_number = NEW.session_number;
END;
--> statement-breakpoint
CREATE TRIGGER session_sign_ups_move AFTER UPDATE OF state ON session_sign_ups WHEN OLD.state <> NEW.state BEGIN
  UPDATE session_places SET
    taken = taken - (OLD.state = 'confirmed') + (NEW.state = 'confirmed'),
    waiting = waiting - (OLD.state = 'waitlisted') + (NEW.state = 'waitlisted')
  WHERE event_id = NEW.event_id AND session_number = NEW.session_number;
END;
--> statement-breakpoint
-- Who loses the place at the event gives back the sessions too, whatever took it.
CREATE TRIGGER session_sign_ups_leave AFTER UPDATE OF state ON registrations WHEN OLD.state = 'confirmed' AND NEW.state <> 'confirmed' BEGIN
  UPDATE session_sign_ups SET state = 'cancelled', cancelled_at = NEW.updated_at
  WHERE registration_id = NEW.id AND state IN ('confirmed', 'waitlisted');
END;
--> statement-breakpoint
-- Backstops: no place beyond the capacity, none without a place at the event.
CREATE TRIGGER session_sign_ups_full_insert BEFORE INSERT ON session_sign_ups WHEN NEW.state = 'confirmed' AND EXISTS (
  SELECT 1 FROM session_places WHERE event_id = NEW.event_id AND session_number = NEW.session_number AND taken >= capacity) BEGIN
  SELECT RAISE(ABORT, 'session is full');
END;
--> statement-breakpoint
CREATE TRIGGER session_sign_ups_full_update BEFORE UPDATE OF state ON session_sign_ups
WHEN NEW.state = 'confirmed' AND OLD.state <> 'confirmed' AND EXISTS (
  SELECT 1 FROM session_places WHERE event_id = NEW.event_id AND session_number = NEW.session_number AND taken >= capacity) BEGIN
  SELECT RAISE(ABORT, 'session is full');
END;
--> statement-breakpoint
CREATE TRIGGER session_sign_ups_registered BEFORE INSERT ON session_sign_ups
WHEN NOT EXISTS (SELECT 1 FROM registrations WHERE id = NEW.registration_id AND event_id = NEW.event_id AND state = 'confirmed') BEGIN
  SELECT RAISE(ABORT, 'not registered');
END;
