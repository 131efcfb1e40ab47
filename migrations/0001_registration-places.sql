-- Counters of place kinds follow the registrations' states; nothing else moves them.
CREATE TRIGGER registrations_arrive AFTER INSERT ON registrations BEGIN
  UPDATE events SET arrivals = NEW.number WHERE id = NEW.event_id AND arrivals < NEW.number;
  UPDATE place_kinds SET
    taken = taken + (NEW.state IN ('confirmed', 'offered')),
    waiting = waiting + (NEW.state = 'waitlisted')
  WHERE id = NEW.place_kind_id AND NEW.state IN ('confirmed', 'offered', 'waitlisted');
END;
--> statement-breakpoint
CREATE TRIGGER registrations_move AFTER UPDATE OF state, place_kind_id ON registrations
WHEN OLD.state <> NEW.state OR OLD.place_kind_id <> NEW.place_kind_id BEGIN
  UPDATE place_kinds SET
    taken = taken - (OLD.state IN ('confirmed', 'offered')),
    waiting = waiting - (OLD.state = 'waitlisted')
  WHERE id = OLD.place_kind_id;
  UPDATE place_kinds SET
    taken = taken + (NEW.state IN ('confirmed', 'offered')),
    waiting = waiting + (NEW.state = 'waitlisted')
  WHERE id = NEW.place_kind_id;
END;
--> statement-breakpoint
-- Backstop: no move into a full place kind, unless an organiser added the person by hand.
CREATE TRIGGER registrations_full_insert BEFORE INSERT ON registrations
WHEN NEW.state IN ('confirmed', 'offered') AND NEW.added_by IS NULL
  AND EXISTS (SELECT 1 FROM place_kinds WHERE id = NEW.place_kind_id AND capacity IS NOT NULL AND taken >= capacity) BEGIN
  SELECT RAISE(ABORT, 'place kind is full');
END;
--> statement-breakpoint
CREATE TRIGGER registrations_full_update BEFORE UPDATE OF state, place_kind_id ON registrations
WHEN NEW.state IN ('confirmed', 'offered') AND NEW.added_by IS NULL
  AND (OLD.state NOT IN ('confirmed', 'offered') OR OLD.place_kind_id <> NEW.place_kind_id)
  AND EXISTS (SELECT 1 FROM place_kinds WHERE id = NEW.place_kind_id AND capacity IS NOT NULL AND taken >= capacity) BEGIN
  SELECT RAISE(ABORT, 'place kind is full');
END;
