ALTER TABLE `speakers` ADD `name_folded` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `speakers` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- An address was folded from the name as it was first typed; the next save of a profile folds both names anew.
UPDATE speakers SET name_folded = trim(replace(slug, '-', ' ') || ' ' || coalesce(native_name, ''));
--> statement-breakpoint
CREATE TRIGGER speakers_revision BEFORE UPDATE OF revision ON speakers WHEN NEW.revision <> OLD.revision + 1 BEGIN
  SELECT RAISE(ABORT, 'stale revision');
END;
