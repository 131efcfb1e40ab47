CREATE TABLE `programme_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`number` integer NOT NULL,
	`note` text NOT NULL,
	`programme` text NOT NULL,
	`texts` text NOT NULL,
	`changes` text NOT NULL,
	`released_by` text,
	`released_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_versions_number` ON `programme_versions` (`event_id`,`number`);--> statement-breakpoint
ALTER TABLE `event_hosts` ADD `accepted_at` integer;--> statement-breakpoint
ALTER TABLE `events` ADD `session_numbers` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `co_hosts_see_registrants` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `contributors` ADD `delegation` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `delegations` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE sessions SET number = (SELECT count(*) FROM sessions o WHERE o.event_id = sessions.event_id AND o.id <= sessions.id);
--> statement-breakpoint
UPDATE events SET session_numbers = (SELECT count(*) FROM sessions s WHERE s.event_id = events.id);
--> statement-breakpoint
UPDATE event_hosts SET accepted_at = (SELECT created_at FROM events e WHERE e.id = event_hosts.event_id);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_number` ON `sessions` (`event_id`,`number`);--> statement-breakpoint
ALTER TABLE `speakers` ADD `affiliation_id` text REFERENCES organizations(id);--> statement-breakpoint
ALTER TABLE `speakers` ADD `portrait_original_key` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `portrait_key` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `portrait_error` text;--> statement-breakpoint
CREATE INDEX `speakers_portrait` ON `speakers` (`portrait_key`);;--> statement-breakpoint
-- A session is numbered as it comes in; one that brings its number (a copy, an earlier version taken back) keeps it.
CREATE TRIGGER sessions_numbered AFTER INSERT ON sessions BEGIN
  UPDATE events SET session_numbers = max(session_numbers + (NEW.number = 0), NEW.number) WHERE id = NEW.event_id;
  UPDATE sessions SET number = (SELECT session_numbers FROM events WHERE id = NEW.event_id) WHERE id = NEW.id AND number = 0;
END;
--> statement-breakpoint
-- What everybody could see until now is the first version of each public programme.
INSERT INTO programme_versions (id, event_id, number, note, programme, texts, changes, released_by, released_at)
SELECT lower(hex(randomblob(16))), e.id, 1, '{}',
  json_object(
    'sessions', (
      -- Two objects, because D1 takes 32 arguments a function; a patch drops nulls, so they stand in the first.
      SELECT json_group_array(json_patch(json_object(
        'id', s.id, 'number', s.number, 'uid', s.uid, 'sequence', s.sequence, 'position', s.position, 'kind', s.kind,
        'startsAt', s.starts_at, 'endsAt', s.ends_at, 'trackId', s.track_id, 'streamUrl', s.stream_url,
        'streamRule', s.stream_rule, 'streamMinutes', s.stream_minutes, 'recordingUrl', s.recording_url,
        'recordingRule', s.recording_rule), json_object(
        'title', json(s.title), 'spokenIn', json(s.spoken_in), 'interpretedInto', json(s.interpreted_into),
        'doNotRecord', json(iif(s.do_not_record, 'true', 'false')), 'delegations', json(s.delegations),
        'rooms', (
          SELECT json_group_array(id) FROM (
            SELECT r.id FROM session_rooms sr JOIN rooms r ON r.id = sr.room_id JOIN venues v ON v.id = r.venue_id
            WHERE sr.session_id = s.id ORDER BY v.position, v.id, r.position, r.id)),
        'contributors', (
          SELECT json_group_array(json_object('speakerId', speaker_id, 'role', role, 'delegation', delegation)) FROM (
            SELECT speaker_id, role, delegation FROM contributors c WHERE c.session_id = s.id ORDER BY c.position, c.id)))))
      FROM (SELECT * FROM sessions WHERE event_id = e.id ORDER BY starts_at IS NULL, starts_at, position, id) s),
    'tracks', (
      SELECT json_group_array(json_object('id', id, 'name', json(name), 'colour', colour))
      FROM (SELECT * FROM tracks WHERE event_id = e.id ORDER BY position, id)),
    'rooms', (
      SELECT json_group_array(json_object('id', id, 'kind', kind, 'name', json(name), 'capacity', capacity,
        'venue', json_object('name', json(venue_name), 'address', json(address), 'mapUrl', map_url)))
      FROM (
        SELECT DISTINCT r.id, r.kind, r.name, r.capacity, v.name AS venue_name, v.address, v.map_url, v.position, v.id AS venue, r.position AS place
        FROM sessions s JOIN session_rooms sr ON sr.session_id = s.id JOIN rooms r ON r.id = sr.room_id JOIN venues v ON v.id = r.venue_id
        WHERE s.event_id = e.id ORDER BY v.position, v.id, r.position, r.id)),
    'speakers', (
      SELECT json_group_array(json_object('id', id, 'slug', slug, 'name', name, 'nativeName', native_name,
        'honorific', json(honorific), 'position', json(position), 'affiliation', json(affiliation)))
      FROM (
        SELECT DISTINCT p.* FROM sessions s JOIN contributors c ON c.session_id = s.id JOIN speakers p ON p.id = c.speaker_id
        WHERE s.event_id = e.id ORDER BY p.slug))),
  json_object(
    'sessions', (SELECT json_group_object(s.id, json(s.abstract)) FROM sessions s WHERE s.event_id = e.id AND s.abstract <> '{}'),
    'speakers', (
      SELECT json_group_object(id, json(biography)) FROM (
        SELECT DISTINCT p.id, p.biography FROM sessions s JOIN contributors c ON c.session_id = s.id JOIN speakers p ON p.id = c.speaker_id
        WHERE s.event_id = e.id AND p.biography <> '{}'))),
  '[]', NULL, e.published_at
FROM events e
WHERE e.published_at IS NOT NULL AND EXISTS (SELECT 1 FROM sessions s WHERE s.event_id = e.id);
