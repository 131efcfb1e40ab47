/** Fills an empty installation with `count` published events of one organization, the first with 300 places: one statement a table. */
export async function seedEvents(database: D1Database, count: number): Promise<void> {
  const start = Date.UTC(2030, 0, 1, 2)
  const numbers = 'with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?1)'
  const title = `json_object('en', 'Seminar ' || i, 'vi', 'Hội thảo số ' || i)`
  await database.batch([
    database.prepare(
      `insert into organizations (id, slug, name, short_name, privacy_notice, created_at, updated_at)
       values ('o', 'bench', '{"en":"Bench Institute"}', 'BI', '{}', 0, 0)`,
    ),
    database
      .prepare(
        `${numbers} insert into events (id, organization_id, slug, kind, state, languages, title, summary, description, place,
           cover_alt, time_zone, starts_at, ends_at, accent, uid, published_at, created_at, updated_at)
         select 'e' || i, 'o', 'seminar-' || i, 'seminar', 'published', '["en","vi"]', ${title},
           '{"en":"A summary of some length, as an organiser would write it."}', '{}', '{"en":"Room 1"}', '{}',
           'Asia/Ho_Chi_Minh', ?2 + i * 86400000, ?2 + i * 86400000 + 10800000, '#0b5c5c', 'e' || i || '@lectern', 0, 0, 0 from n`,
      )
      .bind(count, start),
    database.prepare(`${numbers} insert into event_hosts select 'e' || i, 'o', 'host', 0, 0, 0 from n`).bind(count),
    database
      .prepare(
        `${numbers} insert into place_kinds (id, event_id, type, name, position, capacity) select 'k' || i, 'e' || i, 'hall', '{}', 0, 300 from n`,
      )
      .bind(count),
    database
      .prepare(
        `${numbers} insert into sessions (id, event_id, position, kind, title, abstract, starts_at, ends_at, uid, created_at, updated_at)
         select 's' || i, 'e' || i, 0, 'keynote', ${title}, '{}', ?2 + i * 86400000, ?2 + i * 86400000 + 3600000, 's' || i || '@lectern', 0, 0 from n`,
      )
      .bind(count, start),
  ])
}

/** Makes one seeded event as full as real ones are: a long description, 12 sessions with a contributor each, 200 photos. */
export async function fillEvent(database: D1Database, index: number): Promise<void> {
  const numbers = 'with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?1)'
  const event = `e${index}`
  const paragraph =
    'Three institutions invite researchers, teachers and students to talk about **what a seminar is for**. '
  const description = JSON.stringify({
    en: paragraph.repeat(20),
    vi: 'Ba đơn vị mời các nhà nghiên cứu, giảng viên và sinh viên. '.repeat(30),
  })
  await database.batch([
    database.prepare('update events set description = ?1 where id = ?2').bind(description, event),
    database
      .prepare(
        `${numbers} insert into speakers (id, organization_id, slug, name, honorific, position, affiliation, biography, created_at, updated_at)
         select 'p' || i, 'o', 'speaker-' || i, 'Speaker Number ' || i, '{"en":"Prof."}', '{"en":"Head of a department"}', '{"en":"Bench Institute"}', '{}', 0, 0 from n`,
      )
      .bind(12),
    database
      .prepare(
        `${numbers} insert into sessions (id, event_id, position, kind, title, abstract, starts_at, ends_at, uid, created_at, updated_at)
         select 'x' || i, ?2, i + 1, 'talk', json_object('en', 'A talk with a title of usual length, number ' || i), '{}', starts_at + i * 900000,
           starts_at + i * 900000 + 900000, 'x' || i || '@lectern', 0, 0 from n, events where events.id = ?2`,
      )
      .bind(12, event),
    database
      .prepare(
        `${numbers} insert into contributors (id, session_id, speaker_id, role, position) select 'c' || i, 'x' || i, 'p' || i, 'speaker', 0 from n`,
      )
      .bind(12),
    database
      .prepare(
        `insert into albums (id, event_id, title, position, created_at) values ('a', ?1, '{"en":"Moments"}', 0, 0)`,
      )
      .bind(event),
    database
      .prepare(
        `${numbers} insert into photos (id, event_id, album_id, upload_key, original_key, public_key, state, position, file_name, bytes, width, height, alt,
           caption, uploaded_by, ready_at, created_at, updated_at)
         select 'f' || i, ?2, 'a', 'upload-' || i, 'original-' || i, lower(substr(hex(randomblob(11)), 1, 22)), 'ready', i, 'p.jpg', 1, 2400, 1600,
           json_object('en', 'People in a hall listen to a talk, picture ' || i), '{}', 'nobody', 0, 0, 0 from n`,
      )
      .bind(200, event),
  ])
}

/** Gives a seeded event two hubs of 200 places and one online without limit, behind its hall. */
export async function seedPlaces(database: D1Database, index: number): Promise<void> {
  await database
    .prepare(
      `insert into place_kinds (id, event_id, type, name, position, capacity)
       values ('k' || ?1 || '-1', 'e' || ?1, 'hub', '{"en":"Hub 1"}', 1, 200), ('k' || ?1 || '-2', 'e' || ?1, 'hub', '{"en":"Hub 2"}', 2, 200),
         ('k' || ?1 || '-3', 'e' || ?1, 'online', '{"en":"Online"}', 3, null)`,
    )
    .bind(String(index))
    .run()
}

/** Fills an event up to so many registrations: its hall, then its line. */
export async function fillRegistrations(database: D1Database, index: number, upTo: number): Promise<void> {
  const count = async () =>
    (await database.prepare('select arrivals from events where id = ?').bind(`e${index}`).first<number>('arrivals')) ??
    0
  for (let stored = await count(); stored < upTo; stored = await count()) {
    await database
      .prepare(
        `with recursive n(i) as (select ?2 + 1 union all select i + 1 from n where i < ?3)
         insert into registrations (id, event_id, place_kind_id, preferences, number, key, state, name, name_folded, email, mailbox, locale,
           consent, consented_at, ticket_version, created_at, updated_at)
         select 'r' || ?1 || '-' || i, 'e' || ?1, 'k' || ?1, json_array('k' || ?1), i, 'r' || i, iif(i <= 300, 'confirmed', 'waitlisted'), 'Person', 'person',
           'stored-' || i || '@example.org', 'stored-' || i || '@example.org', 'en', 'I agree.', 0, 1, 0, 0 from n`,
      )
      .bind(String(index), stored, Math.min(upTo, stored + 10_000))
      .run()
  }
}
