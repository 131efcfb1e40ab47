DROP INDEX `event_hosts_organization`;--> statement-breakpoint
ALTER TABLE `event_hosts` ADD `of_others` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `event_hosts_organization` ON `event_hosts` (`organization_id`,`of_others`,`accepted_at`);--> statement-breakpoint
UPDATE event_hosts SET of_others = 1 WHERE organization_id <> (SELECT organization_id FROM events e WHERE e.id = event_hosts.event_id);
--> statement-breakpoint
CREATE TRIGGER event_hosts_of_others AFTER INSERT ON event_hosts WHEN NEW.organization_id <> (SELECT organization_id FROM events WHERE id = NEW.event_id) BEGIN
  UPDATE event_hosts SET of_others = 1 WHERE event_id = NEW.event_id AND organization_id = NEW.organization_id;
END;
