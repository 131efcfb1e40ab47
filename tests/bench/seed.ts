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
    database.prepare(`${numbers} insert into event_hosts select 'e' || i, 'o', 'host', 0 from n`).bind(count),
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
