import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { higherEducation } from '#scripts/demo/events/higher-education.ts'
import { demoEvents, loadConference, loadDemo, withLocal } from '#scripts/demo/load.ts'
import { album } from '#scripts/demo/pictures/album.ts'
import { render } from '#scripts/demo/pictures/render.ts'
import { quiet } from '#scripts/run.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { gapsOf } from '#worker/domain/events/rules.ts'
import { maxLength } from '#worker/domain/events/schema.ts'
import { events } from '#worker/domain/events/table.ts'
import { maxAltLength } from '#worker/domain/galleries/schema.ts'
import { sessionGapsOf } from '#worker/domain/programme/rules.ts'
import { type FrozenSession, programmeVersions } from '#worker/domain/programme/table.ts'

const shown = demoEvents(new Date('2026-11-22T08:00:00Z'))

/** The languages of a text, sorted; empty ones left out. */
const languagesOf = (text: Localized | null | undefined) =>
  Object.entries(text ?? {})
    .filter(([, words]) => words !== '')
    .map(([language]) => language)
    .toSorted()

describe('the events of the demo', () => {
  test('are the four settings and one lecture that is 30 days ahead', () => {
    expect(shown.map(({ slug, date, places }) => [slug, date, places])).toEqual([
      ['building-bridges-in-ai-research-and-education', '2025-10-20', undefined],
      ['vietnam-china-higher-education', '2025-03-01', undefined],
      ['gci-vietnam-opening-session', '2025-09-27', undefined],
      ['ai-academy', '2025-08-15', undefined],
      ['demo-opening-lecture', '2026-12-22', 300],
    ])
  })

  test.each(shown.map((event) => [event.slug, event] as const))(
    '%s says everything in each of its languages',
    (_, event) => {
      const own = event.languages.toSorted()
      const texts = [
        event.title,
        event.summary,
        event.description,
        event.place,
        ...event.sessions.flatMap(({ title, abstract }) => (abstract ? [title, abstract] : [title])),
      ]
      expect(texts.map(languagesOf)).toEqual(texts.map(() => own))
      const places = [event.venue.name, event.venue.address, ...event.venue.rooms.map(({ name }) => name)]
      const delegations = event.sessions.flatMap(({ delegations: parties = [] }) => parties)
      for (const text of [...places, ...delegations]) expect(languagesOf(text)).toEqual(expect.arrayContaining(own))
      expect(['en', 'vi', 'fr', ...own].filter((language) => !languagesOf(event.demoNote).includes(language))).toEqual(
        [],
      )
      for (const field of ['title', 'summary', 'description', 'place'] as const) {
        const longest = Math.max(...Object.values(event[field]).map((text) => text.length))
        expect(longest, field).toBeLessThanOrEqual(maxLength[field])
      }
    },
  )

  test.each(shown.map((event) => [event.slug, event] as const))(
    '%s has its owner among the hosts and its sessions in order',
    (_, event) => {
      expect(event.hosts.map(({ organization }) => organization)).toContain(event.owner)
      const clock = [event.from, ...event.sessions.flatMap(({ from, to }) => [from, to]), event.to]
      expect(clock).toEqual(clock.toSorted())
    },
  )

  test.each(shown.map((event) => [event.slug, event] as const))(
    '%s lacks nothing that the console would point out, but a contact: the sources give none',
    (_, event) => {
      const { texts, place, contact } = gapsOf({ ...event, onlineUrl: null, contactEmail: null })
      const sessions = event.sessions.map((session, id) => ({ abstract: {}, ...session, id: String(id) }))
      expect([texts, place, contact, sessionGapsOf(event.languages, sessions)]).toEqual([[], false, true, []])
      expect(event.sessions.filter(({ kind, spokenIn = [] }) => kind !== 'break' && spokenIn.length === 0)).toEqual([])
    },
  )

  test('sign in protocol order, each delegation by its names in the languages of the conference', () => {
    const signing = higherEducation.sessions.flatMap(({ delegations = [] }) => delegations)
    expect(signing).toEqual([
      { en: 'Vietnam National University, Hanoi', vi: 'Đại học Quốc gia Hà Nội', zh: '河内国家大学' },
      { en: 'Tsinghua University', vi: 'Đại học Thanh Hoa', zh: '清华大学' },
    ])
  })

  test('name nobody but the persons of the four settings', () => {
    const names = shown.flatMap(({ sessions }) => sessions.flatMap(({ contributors = [] }) => contributors))
    expect([...new Map(names.map(({ speaker }) => [speaker.name, speaker.nativeName]))]).toEqual([
      ['Jean-Marc Lavest', undefined],
      ['Frédéric Pascal', undefined],
      ['Qiu Yong', '邱勇'],
      ['Yutaka Matsuo', '松尾豊'],
    ])
  })
})

describe('the album of the demo', () => {
  test('has pictures of several sizes and formats, lying and standing, each described in the seminar’s languages', () => {
    expect(album.length).toBeGreaterThanOrEqual(12)
    expect(new Set(album.map(({ name }) => name)).size).toBe(album.length)
    expect(new Set(album.map(({ format }) => format))).toEqual(new Set(['jpeg', 'webp', 'png']))
    expect(new Set(album.map(({ width }) => width)).size).toBeGreaterThan(6)
    expect(new Set(album.map(({ drawing: [w, h] }) => Math.sign(w - h)))).toEqual(new Set([1, -1, 0]))
    expect(album.map(({ alt }) => languagesOf(alt))).toEqual(album.map(() => ['en', 'fr', 'vi']))
    expect(Math.max(...album.flatMap(({ alt }) => Object.values(alt).map((text) => text.length)))).toBeLessThan(
      maxAltLength,
    )
  })

  test('carries a position in exactly two of them, so that its removal can be seen', async () => {
    const metadata = await Promise.all(
      album.map(async (picture) => sharp(await render({ ...picture, width: 200 })).metadata()),
    )
    const located = album.filter((_, index) => metadata[index]?.exif !== undefined)
    expect(located.map(({ name }) => name)).toEqual(['building', 'handshake'])
    expect(metadata.map(({ format }) => format)).toEqual(album.map(({ format }) => format))
  })
})

/** A folder with the state of an empty installation. */
function makeInstallation(): string {
  const state = mkdtempSync(join(tmpdir(), 'lectern-'))
  onTestFinished(() => rmSync(state, { recursive: true }))
  const env = { ...process.env, ...quiet }
  execFileSync('wrangler', ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state], {
    env,
    stdio: 'pipe',
  })
  return state
}

/** Every event with its releases and what the newest one holds. */
const released = (state: string) =>
  withLocal(state, async ({ db }) => {
    const rows = await db
      .select({ slug: events.slug, number: programmeVersions.number, programme: programmeVersions.programme })
      .from(events)
      .leftJoin(programmeVersions, eq(programmeVersions.eventId, events.id))
    return rows.map(({ slug, number, programme }) => [slug, number, programme?.sessions.length])
  })

test('the demo is loaded into an empty database once, its programmes released, and asks for its pictures until they are there', async () => {
  const state = makeInstallation()
  const loaded = await loadDemo(state)
  expect([
    loaded.loaded,
    loaded.lacksPictures,
    loaded.missingSlides.map(({ deck, version }) => [deck, version]),
  ]).toEqual([
    true,
    true,
    [
      [0, 0],
      [0, 1],
      [1, 0],
    ],
  ])
  expect(await loadDemo(state)).toEqual({ ...loaded, loaded: false })
  expect(await released(state)).toEqual(shown.map(({ slug, sessions }) => [slug, 1, sessions.length]))
})

test('the generated conference comes once, after the default set, with its size as promised', async () => {
  const state = makeInstallation()
  expect(await loadConference(state)).toEqual({ loaded: true })
  expect(await loadConference(state)).toEqual({ loaded: false })
  expect((await released(state)).map(([slug]) => slug)).toEqual([...shown.map(({ slug }) => slug), 'demo-conference'])
  const [conference] = await withLocal(state, ({ db }) =>
    db
      .select({ programme: programmeVersions.programme })
      .from(programmeVersions)
      .innerJoin(events, eq(events.id, programmeVersions.eventId))
      .where(eq(events.slug, 'demo-conference')),
  )
  const { sessions = [], speakers, rooms, tracks } = conference?.programme ?? {}
  expect([sessions.length, speakers?.length, rooms?.length, tracks?.length]).toEqual([300, 400, 12, 6])
  expect(sessions.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(sessions.map((_, index) => index + 1))
  expect(new Set(sessions.map(({ kind, title, startsAt }) => (kind === 'break' ? startsAt : title.en))).size).toBe(300)
  expect(clashesOf(sessions)).toEqual([])
})

/** Who is in two rooms at once, and which room is taken twice. */
function clashesOf(sessions: readonly FrozenSession[]): string[] {
  const taken = sessions.flatMap(({ startsAt, endsAt, rooms, contributors }) =>
    [...rooms, ...contributors.map(({ speakerId }) => speakerId)].map((who) => ({
      who,
      from: startsAt ?? 0,
      to: endsAt ?? 0,
    })),
  )
  return [...Map.groupBy(taken, ({ who }) => who)].flatMap(([who, times]) => {
    const sorted = times.toSorted((a, b) => a.from - b.from)
    return sorted.some(({ from }, index) => from < (sorted[index - 1]?.to ?? 0)) ? [who] : []
  })
}
