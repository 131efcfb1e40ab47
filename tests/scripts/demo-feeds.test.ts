import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readD1Migrations } from '@cloudflare/vitest-plugin'
import { eq, sql } from 'drizzle-orm'
import ICAL from 'ical.js'
import { expect, onTestFinished, test } from 'vitest'
import { loadConference, withLocal } from '#scripts/demo/load.ts'
import { components, lintCalendar, unfold } from '#tests/support/ics-linter.ts'
import type { Ctx } from '#worker/core/context.ts'
import { locales } from '#worker/core/text/languages.ts'
import { type Feed, pollFeed } from '#worker/domain/calendars/keep.ts'
import { feedOfAll, feedOfEvent, feedOfOrganization } from '#worker/domain/calendars/public-feeds.ts'
import type { EventQuery } from '#worker/domain/calendars/schema.ts'
import { eventKinds, events } from '#worker/domain/events/table.ts'
import { organizations } from '#worker/domain/organizations/table.ts'
import { type FrozenProgramme, programmeVersions, sessionKinds } from '#worker/domain/programme/table.ts'

/** `FULL=1` takes every part in every language; otherwise the first of each list, in one language. */
const isFull = Boolean(process.env.FULL)
const asked = isFull ? locales : (['vi'] as const)
const some = <T>(list: readonly T[]): readonly T[] => (isFull ? list : list.slice(0, 1))

const wholes = [{}, { shape: 'days' }] as const

/** Every part of an event with such a programme that has a feed. */
const partsOf = ({ tracks, rooms, speakers, sessions }: FrozenProgramme): EventQuery[] => [
  ...some(sessionKinds).map((kind) => ({ kind })),
  ...some(tracks).map(({ id }) => ({ track: id })),
  ...some(rooms).map(({ id }) => ({ room: id })),
  ...some(speakers).map(({ slug }) => ({ speaker: slug })),
  ...some(sessions).map(({ number }) => ({ session: String(number) })),
]

async function feedsOf({ db }: Ctx): Promise<Feed[]> {
  const hosts = await db.select({ slug: organizations.slug }).from(organizations)
  const released = await db
    .select({ slug: events.slug, programme: programmeVersions.programme })
    .from(programmeVersions)
    .innerJoin(events, eq(events.id, programmeVersions.eventId))
  return asked.flatMap((locale) => [
    ...wholes.map((query) => feedOfAll(query, locale)),
    ...some(eventKinds).map((kind) => feedOfAll({ kind }, locale)),
    ...hosts.map(({ slug }) => feedOfOrganization(slug, {}, locale)),
    ...released.flatMap(({ slug, programme }) =>
      [...wholes, ...partsOf(programme)].map((query) => feedOfEvent(slug, query, locale)),
    ),
  ])
}

/** What our linter and another parser say of a feed, and how many entries each finds. */
async function check(ctx: Ctx, feed: Feed) {
  const { body } = (await pollFeed(ctx, feed)) ?? {}
  const bytes = new TextEncoder().encode(body ?? '')
  const found = new ICAL.Component(ICAL.parse(body ?? '')).getAllSubcomponents('vevent').length
  const count = components(unfold(bytes), 'VEVENT').length
  return { address: feed.address, faults: lintCalendar(bytes), found: found - count, count }
}

/** In one trip: wrangler applies migrations one by one, which takes longer than all else here. */
async function migrate({ db }: Ctx): Promise<void> {
  const [first, ...rest] = (await readD1Migrations('migrations')).flatMap(({ queries }) => queries)
  const statement = (query = '') => db.run(sql.raw(query))
  await db.batch([statement(first), ...rest.map((query) => statement(query))])
}

test('every feed of the demo, its generated conference too, is free of faults and is read by another parser', async () => {
  const state = mkdtempSync(join(tmpdir(), 'lectern-'))
  onTestFinished(() => rmSync(state, { recursive: true }))
  await withLocal(state, migrate)
  await loadConference(state)
  const checked = await withLocal(state, async (local) => {
    const ctx = { ...local, origin: 'https://events.example.org' }
    const results: Awaited<ReturnType<typeof check>>[] = []
    for (const feed of await feedsOf(ctx)) results.push(await check(ctx, feed))
    return results
  })
  expect(checked.filter(({ faults, found }) => faults.length > 0 || found !== 0)).toEqual([])
  const conference = checked.find(({ address }) => address === '/events/demo-conference/calendar.ics?lang=vi')
  // Three days: its sessions, and a bar.
  expect(conference?.count).toBe(301)
  expect(checked.length).toBeGreaterThan(isFull ? 1000 : 40)
  console.log(`${checked.length} feeds with ${checked.reduce((sum, { count }) => sum + count, 0)} entries`)
}, 1_200_000)
