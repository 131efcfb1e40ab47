import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { type Count, counted } from '#tests/support/counting.ts'
import { makeEvent, makeOrganization, unique } from '#tests/support/make.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'

interface Shown {
  event: EventRow
  organization: OrganizationRow
}

/** Every public address, and the most round trips it may cost. Add a page here when it is built. */
const pages: Record<string, { path: (shown: Shown) => string; roundTrips: number }> = {
  'start page': { path: () => '/?lang=en', roundTrips: 1 },
  'search for a word of one event': { path: ({ event }) => `/?lang=en&q=${event.slug}`, roundTrips: 1 },
  'search for nothing stored': { path: () => '/?lang=en&q=zzzzqqqq', roundTrips: 1 },
  'event page': { path: ({ event }) => `/events/${event.slug}?lang=en`, roundTrips: 1 },
  'organization page': { path: ({ organization }) => `/organizations/${organization.slug}?lang=en`, roundTrips: 1 },
  availability: { path: ({ event }) => `/api/v1/events/${event.slug}/availability`, roundTrips: 1 },
  'robots.txt': { path: () => '/robots.txt', roundTrips: 0 },
}

/** Copies of an event, past and upcoming, of the organization `owner`, in one statement. */
async function store(event: EventRow, owner: OrganizationRow, n: number): Promise<void> {
  const columns = (await env.DB.prepare("select name from pragma_table_info('events')").all<{ name: string }>()).results
  const own: Record<string, string> = {
    id: "printf('%s-%04d', ?1, value)",
    slug: "printf('%s-%04d', ?1, value)",
    uid: "printf('%s-%04d', ?1, value)",
    organization_id: '?2',
    starts_at: 'starts_at + (value - ?3 / 2) * 86400000 + ?3',
    ends_at: 'ends_at + (value - ?3 / 2) * 86400000 + ?3',
  }
  const names = columns.map(({ name }) => name)
  const prefix = unique('copy')
  await env.DB.batch([
    env.DB.prepare(
      `insert into events (${names.join()}) select ${names.map((name) => own[name] ?? name).join()}
       from events, (with recursive n(value) as (select 1 union all select value + 1 from n where value < ?3) select value from n)
       where id = ?4`,
    ).bind(prefix, owner.id, n, event.id),
    env.DB.prepare(
      `insert into event_hosts select id, organization_id, 'host', 0 from events where slug glob ? || '-*'`,
    ).bind(prefix),
    env.DB.prepare(`insert into event_words select 'filler', id from events where slug glob ? || '-*'`).bind(prefix),
  ])
}

const cost = async (shown: Shown): Promise<Record<string, Count & { status: number }>> => {
  const costs: Record<string, Count & { status: number }> = {}
  for (const [name, { path }] of Object.entries(pages)) costs[name] = await counted(path(shown))
  return costs
}

describe('a public page', () => {
  test('costs one round trip, and reads no more rows with 1,000 events stored than with a page of them', async () => {
    const organization = await makeOrganization()
    const event = await makeEvent({ organization, capacity: 300 })
    await env.DB.prepare('insert into event_words values (?, ?)').bind(event.slug.replace('-', ''), event.id).run()
    const shown = { event, organization }
    await store(event, await makeOrganization(), 120)
    const few = await cost(shown)
    await store(event, await makeOrganization(), 1000)
    const many = await cost(shown)
    for (const [name, { roundTrips }] of Object.entries(pages)) {
      expect({ name, ...many[name] }).toEqual({ name, status: 200, roundTrips, rowsRead: few[name]?.rowsRead })
    }
  })

  test('of an event reads a handful of rows', async () => {
    const event = await makeEvent()
    expect((await counted(`/events/${event.slug}?lang=vi`)).rowsRead).toBeLessThan(20)
  })
})
