-- Parts are released, not drafted, where calendars tell of them; what is released already is noted once.
CREATE TRIGGER released_speakers_noted AFTER INSERT ON programme_versions BEGIN
  INSERT INTO released_speakers (speaker_id, event_id)
  SELECT speaker.value ->> 'id', NEW.event_id FROM json_each(NEW.programme, '$.speakers') speaker WHERE true
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
INSERT INTO released_speakers (speaker_id, event_id)
SELECT DISTINCT speaker.value ->> 'id', version.event_id
FROM programme_versions version, json_each(version.programme, '$.speakers') speaker WHERE true
ON CONFLICT DO NOTHING;
