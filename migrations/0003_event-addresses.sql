CREATE TABLE `event_addresses` (
	`slug` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO event_addresses (slug, event_id) SELECT slug, id FROM events;
--> statement-breakpoint
-- Every slug that an event has or had is a row, so that an old one leads to its event for ever and to no other.
CREATE TRIGGER events_address AFTER INSERT ON events BEGIN
  INSERT INTO event_addresses (slug, event_id) VALUES (NEW.slug, NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER events_other_address AFTER UPDATE OF slug ON events WHEN NEW.slug <> OLD.slug BEGIN
  INSERT INTO event_addresses (slug, event_id) SELECT NEW.slug, NEW.id
  WHERE NOT EXISTS (SELECT 1 FROM event_addresses WHERE slug = NEW.slug AND event_id = NEW.id);
END;
