-- Whatever a kept feed could show of an event marks it, and those of all events and of the hosts; drafts are in none.
CREATE TRIGGER feeds_event_changed AFTER UPDATE OF kind, state, languages, title, summary, place, time_zone, starts_at, ends_at, online_url,
  online_rule, accent, contact_email, demo_note, cover_key, sequence, cancelled_at, archived_at, updated_at ON events
WHEN OLD.state <> 'draft' OR NEW.state <> 'draft' BEGIN
  UPDATE feeds SET changes = changes + 1, stale_since = coalesce(stale_since, unixepoch() * 1000) WHERE source IN (
    SELECT 'event:' || NEW.id UNION ALL SELECT 'events'
    UNION ALL SELECT 'organization:' || organization_id FROM event_hosts WHERE event_id = NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER feeds_event_added AFTER INSERT ON events WHEN NEW.state <> 'draft' BEGIN
  UPDATE feeds SET changes = changes + 1, stale_since = coalesce(stale_since, unixepoch() * 1000) WHERE source = 'events';
END;
--> statement-breakpoint
CREATE TRIGGER feeds_programme_released AFTER INSERT ON programme_versions BEGIN
  UPDATE feeds SET changes = changes + 1, stale_since = coalesce(stale_since, unixepoch() * 1000) WHERE source IN (
    SELECT 'event:' || NEW.event_id UNION ALL SELECT 'events'
    UNION ALL SELECT 'organization:' || organization_id FROM event_hosts WHERE event_id = NEW.event_id);
END;
--> statement-breakpoint
CREATE TRIGGER feeds_host_added AFTER INSERT ON event_hosts BEGIN
  UPDATE feeds SET changes = changes + 1, stale_since = coalesce(stale_since, unixepoch() * 1000)
  WHERE source IN ('event:' || NEW.event_id, 'organization:' || NEW.organization_id, 'events');
END;
--> statement-breakpoint
CREATE TRIGGER feeds_host_changed AFTER UPDATE ON event_hosts BEGIN
  UPDATE feeds SET changes = changes + 1, stale_since = coalesce(stale_since, unixepoch() * 1000)
  WHERE source IN ('event:' || NEW.event_id, 'organization:' || NEW.organization_id, 'events');
END;
--> statement-breakpoint
CREATE TRIGGER feeds_host_removed AFTER DELETE ON event_hosts BEGIN
  UPDATE feeds SET changes = changes + 1, stale_since = coalesce(stale_since, unixepoch() * 1000)
  WHERE source IN ('event:' || OLD.event_id, 'organization:' || OLD.organization_id, 'events');
END;
--> statement-breakpoint
CREATE TRIGGER feeds_organization_changed AFTER UPDATE OF name, short_name ON organizations BEGIN
  UPDATE feeds SET changes = changes + 1, stale_since = coalesce(stale_since, unixepoch() * 1000) WHERE source = 'organization:' || NEW.id;
END;
--> statement-breakpoint
-- An address that somebody gave up is kept no longer: the event's leads on to its new one.
CREATE TRIGGER feeds_event_moved AFTER UPDATE OF slug ON events WHEN NEW.slug <> OLD.slug BEGIN
  DELETE FROM feeds WHERE source = 'event:' || NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER feeds_organization_moved AFTER UPDATE OF slug ON organizations WHEN NEW.slug <> OLD.slug BEGIN
  DELETE FROM feeds WHERE source = 'organization:' || NEW.id;
END;
