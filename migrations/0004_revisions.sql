ALTER TABLE `events` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- A form that was made from an older revision writes nothing: the whole batch of its save fails.
CREATE TRIGGER events_revision BEFORE UPDATE OF revision ON events WHEN NEW.revision <> OLD.revision + 1 BEGIN
  SELECT RAISE(ABORT, 'stale revision');
END;
--> statement-breakpoint
CREATE TRIGGER sessions_revision BEFORE UPDATE OF revision ON sessions WHEN NEW.revision <> OLD.revision + 1 BEGIN
  SELECT RAISE(ABORT, 'stale revision');
END;
