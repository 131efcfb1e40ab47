import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test } from 'vitest'
import { access } from '#tests/support/access-table.ts'
import { type Count, counted } from '#tests/support/counting.ts'
import { makeEvent, makeOrganization, unique } from '#tests/support/make.ts'
import { makeWhole, pathIn, type Whole } from '#tests/support/whole.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'

/** Every public address, and the most round trips it may cost. Add a page here when it is built. */
const pages: Record<string, { path: (whole: Whole) => string; roundTrips: number }> = {
  'start page': { path: () => '/?lang=en', roundTrips: 1 },
  'search for a word of one event': { path: ({ event }) => `/?lang=en&q=${event.slug}`, roundTrips: 1 },
  'search for nothing stored': { path: () => '/?lang=en&q=zzzzqqqq', roundTrips: 1 },
  'event page': { path: ({ event }) => `/events/${event.slug}?lang=en`, roundTrips: 1 },
  preview: { path: ({ preview }) => `/previews/${preview}?lang=en`, roundTrips: 1 },
  'organization page': { path: ({ organization }) => `/organizations/${organization.slug}?lang=en`, roundTrips: 1 },
  'register page': { path: ({ event }) => `/events/${event.slug}/register?lang=en`, roundTrips: 1 },
  'page to send the link again': { path: ({ event }) => `/events/${event.slug}/ticket-link?lang=en`, roundTrips: 1 },
  ticket: { path: ({ ticket }) => `/tickets/${ticket}?lang=en`, roundTrips: 1 },
  invitation: { path: ({ invitation }) => `/invitations/${invitation}?lang=en`, roundTrips: 1 },
  'workspace of a speaker': { path: ({ speaking }) => `/speaking/${speaking}?lang=en`, roundTrips: 2 },
  'session of a speaker': {
    path: ({ speaking, parameters }) => `/speaking/${speaking}/sessions/${parameters.session}?lang=en`,
    roundTrips: 3,
  },
  'profile of a speaker': { path: ({ speaking }) => `/speaking/${speaking}/profile?lang=en`, roundTrips: 1 },
  session: { path: ({ event }) => `/events/${event.slug}/sessions/1?lang=en`, roundTrips: 1 },
  speakers: { path: ({ event }) => `/events/${event.slug}/speakers?lang=en`, roundTrips: 1 },
  speaker: {
    path: ({ event, parameters }) => `/events/${event.slug}/speakers/${parameters.speaker}?lang=en`,
    roundTrips: 1,
  },
  schedule: { path: ({ event }) => `/events/${event.slug}/schedule?lang=en`, roundTrips: 1 },
  changes: { path: ({ event }) => `/events/${event.slug}/changes?lang=en`, roundTrips: 1 },
  'feed of changes': { path: ({ event }) => `/events/${event.slug}/changes.atom`, roundTrips: 1 },
  photos: { path: ({ event }) => `/events/${event.slug}/photos?lang=en`, roundTrips: 1 },
  photo: {
    path: ({ event, photos }) => `/events/${event.slug}/photos/${photos.ready.publicKey}?lang=en`,
    roundTrips: 1,
  },
  album: {
    path: ({ event, photos }) => `/events/${event.slug}/photos/albums/${photos.ready.albumId}?lang=en`,
    roundTrips: 1,
  },
  'photos as ZIP': { path: ({ event }) => `/events/${event.slug}/photos.zip`, roundTrips: 1 },
  'feed of photos': { path: ({ event }) => `/events/${event.slug}/photos.rss`, roundTrips: 1 },
  'press photos': { path: ({ event }) => `/events/${event.slug}/photos/press?lang=en`, roundTrips: 1 },
  'removal of a photo': {
    path: ({ event, photos }) => `/events/${event.slug}/photos/${photos.ready.publicKey}/removal?lang=en`,
    roundTrips: 1,
  },
  picture: { path: ({ photos }) => `/files/${photos.ready.publicKey}/320.webp`, roundTrips: 1 },
  // The second counts the download, once the answer has gone.
  file: { path: ({ parameters }) => `/files/${parameters.file}/slides.pdf`, roundTrips: 2 },
  'feed of an event': { path: ({ event }) => `/events/${event.slug}/calendar.ics`, roundTrips: 1 },
  'schedule for machines': { path: ({ event }) => `/events/${event.slug}/schedule.json`, roundTrips: 1 },
  'schedule for apps': { path: ({ event }) => `/events/${event.slug}/schedule.xml`, roundTrips: 1 },
  'feed of an organization': {
    path: ({ organization }) => `/organizations/${organization.slug}/calendar.ics`,
    roundTrips: 1,
  },
  'feed of all events': { path: () => '/calendar.ics', roundTrips: 1 },
  'feed of a track': {
    path: ({ event, parameters }) => `/events/${event.slug}/tracks/${parameters.track}.ics`,
    roundTrips: 1,
  },
  availability: { path: ({ event }) => `/api/v1/events/${event.slug}/availability`, roundTrips: 1 },
  'description of the API': { path: () => '/api/openapi.json', roundTrips: 0 },
  'feed of stars': { path: ({ parameters }) => `/calendars/${parameters.feed}`, roundTrips: 2 },
  'page of stars': { path: ({ parameters }) => `/calendars/${parameters.keeper}?lang=en`, roundTrips: 1 },
  'calendar of a ticket': { path: ({ ticket }) => `/tickets/${ticket}/calendar?lang=en`, roundTrips: 2 },
  'calendars of an event': { path: ({ event }) => `/events/${event.slug}/calendar?lang=en`, roundTrips: 1 },
  'calendars of an organization': {
    path: ({ organization }) => `/organizations/${organization.slug}/calendar?lang=en`,
    roundTrips: 1,
  },
  'calendars of all events': { path: () => '/calendar?lang=en', roundTrips: 0 },
  'guide to calendars': { path: () => '/calendars?lang=en', roundTrips: 0 },
  'sign-in page': { path: () => '/sign-in?lang=en', roundTrips: 0 },
  'robots.txt': { path: () => '/robots.txt', roundTrips: 0 },
}

/**
 * Every page of the console: who asks is one round trip, what they see another. The file is counted with registrations, and
 * only a cancelled event has the page that restores it.
 */
const consoleRoutes = Object.keys(access).filter((route) =>
  /^GET \/console(?!.*(\.csv|\/cancellation\/removal)$)/.test(route),
)

const copies: string[] = []

/** Other tests' events would not be among the first 200 of a list any more. */
afterEach(async () => {
  for (const prefix of copies.splice(0)) {
    const slugs = `select id from events where slug glob '${prefix}-*'`
    await env.DB.batch([
      env.DB.prepare(`delete from event_words where event_id in (${slugs})`),
      env.DB.prepare(`delete from event_addresses where event_id in (${slugs})`),
      env.DB.prepare(`delete from event_hosts where event_id in (${slugs})`),
      env.DB.prepare(`delete from events where slug glob '${prefix}-*'`),
    ])
  }
})

/** Copies of an event of the organization `owner`, in one statement: they end a second apart around now, so that they alone fill the first page of past and upcoming, whatever other tests stored. */
async function store(event: EventRow, owner: OrganizationRow, n: number): Promise<void> {
  const columns = (await env.DB.prepare("select name from pragma_table_info('events')").all<{ name: string }>()).results
  const own: Record<string, string> = {
    id: "printf('%s-%04d', ?1, value)",
    slug: "printf('%s-%04d', ?1, value)",
    uid: "printf('%s-%04d', ?1, value)",
    organization_id: '?2',
    starts_at: '?5 + (value - ?3 / 2) * 1000 - 3600000',
    ends_at: '?5 + (value - ?3 / 2) * 1000',
  }
  const names = columns.map(({ name }) => name)
  const prefix = unique('copy')
  copies.push(prefix)
  await env.DB.batch([
    env.DB.prepare(
      `insert into events (${names.join()}) select ${names.map((name) => own[name] ?? name).join()}
       from events, (with recursive n(value) as (select 1 union all select value + 1 from n where value < ?3) select value from n)
       where id = ?4`,
    ).bind(prefix, owner.id, n, event.id, Date.now()),
    env.DB.prepare(
      `insert into event_hosts select id, organization_id, 'host', 0, 0, 0 from events where slug glob ? || '-*'`,
    ).bind(prefix),
    env.DB.prepare(`insert into event_words select 'filler', id from events where slug glob ? || '-*'`).bind(prefix),
  ])
}

type Costs = Record<string, Count & { status: number }>

const publicCosts = async (whole: Whole): Promise<Costs> => {
  const costs: Costs = {}
  for (const [name, { path }] of Object.entries(pages)) {
    // A calendar is rendered by the first who asks after a change, and a poll of it is what it costs.
    if (path(whole).endsWith('.ics')) await counted(path(whole))
    costs[name] = await counted(path(whole))
  }
  return costs
}

const consoleCosts = async (whole: Whole): Promise<Costs> => {
  const headers = { accept: 'text/html', cookie: whole.cookie }
  const costs: Costs = {}
  for (const route of consoleRoutes) costs[route] = await counted(`${pathIn(whole, route)}?lang=en`, { headers })
  return costs
}

/** Events, half of them past and half to come, that fill every list: a feed holds 200. */
const full = 520

/** Rows by which a full list may differ: a feed of 200 also holds other tests' events. */
const slack = 5

async function grow(whole: Whole, events: number): Promise<void> {
  await store(whole.event, await makeOrganization(), events)
}

describe('a public page', () => {
  test('costs one round trip with 1, 3 and 1,000 events stored, and reads no more rows once its lists are full', async () => {
    const whole = await makeWhole('Plain')
    for (const more of [0, 2]) {
      if (more > 0) await grow(whole, more)
      const costs = await publicCosts(whole)
      for (const [name, { roundTrips }] of Object.entries(pages)) {
        const { rowsRead: _, ...asked } = costs[name] ?? {}
        expect({ name, ...asked }).toEqual({ name, status: 200, roundTrips })
      }
    }
    await grow(whole, full)
    const few = await publicCosts(whole)
    await grow(whole, 1000)
    const many = await publicCosts(whole)
    for (const [name, { roundTrips }] of Object.entries(pages)) {
      const { rowsRead = 0, ...asked } = many[name] ?? {}
      const grows = rowsRead > (few[name]?.rowsRead ?? 0) + slack
      expect({ name, ...asked, grows }).toEqual({ name, status: 200, roundTrips, grows: false })
    }
  })

  test('of an event reads a handful of rows', async () => {
    const event = await makeEvent()
    expect((await counted(`/events/${event.slug}?lang=vi`)).rowsRead).toBeLessThan(20)
  })

  test('that lists all there is, for search engines, is one round trip too', async () => {
    expect(await counted('/sitemap.xml')).toMatchObject({ status: 200, roundTrips: 1 })
    expect(await counted('/sitemaps/events/1.xml')).toMatchObject({ status: 200, roundTrips: 1 })
  })
})

describe('a console page', () => {
  test('costs two round trips at most with 1, 3 and 1,000 events stored, and reads no more rows for those of others', async () => {
    const whole = await makeWhole('Plain')
    const alone = await consoleCosts(whole)
    await grow(whole, 2)
    const few = await consoleCosts(whole)
    expect(Object.values(alone).filter(({ status, roundTrips }) => status !== 200 || roundTrips > 2)).toEqual([])
    await grow(whole, 1000)
    const many = await consoleCosts(whole)
    for (const route of consoleRoutes) {
      const { status, roundTrips = 9, rowsRead } = many[route] ?? {}
      expect({ route, status, fits: roundTrips <= 2, rowsRead }).toEqual({
        route,
        status: 200,
        fits: true,
        rowsRead: few[route]?.rowsRead,
      })
    }
  })

  test('that lists an organization’s own events reads a page of them, however many there are', async () => {
    const whole = await makeWhole('Plain')
    const cost = async () => (await consoleCosts(whole))['GET /console/organizations/:organization']
    await store(whole.event, whole.organization, 120)
    const few = await cost()
    await store(whole.event, whole.organization, 1000)
    expect(await cost()).toEqual(few)
  })
})
