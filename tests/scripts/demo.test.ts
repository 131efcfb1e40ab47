import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { demoEvents, loadDemo } from '#scripts/demo/load.ts'
import { album } from '#scripts/demo/pictures/album.ts'
import { render } from '#scripts/demo/pictures/render.ts'
import { quiet } from '#scripts/run.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { maxLength } from '#worker/domain/events/schema.ts'
import { maxAltLength } from '#worker/domain/galleries/schema.ts'

const events = demoEvents(new Date('2026-11-22T08:00:00Z'))

/** The languages of a text, sorted; empty ones left out. */
const languagesOf = (text: Localized | null | undefined) =>
  Object.entries(text ?? {})
    .filter(([, words]) => words !== '')
    .map(([language]) => language)
    .toSorted()

describe('the events of the demo', () => {
  test('are the four settings and one lecture that is 30 days ahead', () => {
    expect(events.map(({ slug, date, places }) => [slug, date, places])).toEqual([
      ['building-bridges-in-ai-research-and-education', '2025-10-20', undefined],
      ['vietnam-china-higher-education', '2025-03-01', undefined],
      ['gci-vietnam-opening-session', '2025-09-27', undefined],
      ['ai-academy', '2025-08-15', undefined],
      ['demo-opening-lecture', '2026-12-22', 300],
    ])
  })

  test.each(events.map((event) => [event.slug, event] as const))(
    '%s says everything in each of its languages',
    (_, event) => {
      const own = event.languages.toSorted()
      const texts = [
        event.title,
        event.summary,
        event.description,
        event.place,
        ...event.sessions.map(({ title }) => title),
        ...(event.venue ? [event.venue.name, event.venue.address, ...event.venue.rooms] : []),
      ]
      expect(texts.map(languagesOf)).toEqual(texts.map(() => own))
      expect(['en', 'vi', 'fr', ...own].filter((language) => !languagesOf(event.demoNote).includes(language))).toEqual(
        [],
      )
      for (const field of ['title', 'summary', 'description', 'place'] as const) {
        const longest = Math.max(...Object.values(event[field]).map((text) => text.length))
        expect(longest, field).toBeLessThanOrEqual(maxLength[field])
      }
    },
  )

  test.each(events.map((event) => [event.slug, event] as const))(
    '%s has its owner among the hosts and its sessions in order',
    (_, event) => {
      expect(event.hosts.map(({ organization }) => organization)).toContain(event.owner)
      const clock = [event.from, ...event.sessions.flatMap(({ from, to }) => [from, to]), event.to]
      expect(clock).toEqual(clock.toSorted())
    },
  )

  test('name nobody but the persons of the four settings', () => {
    const names = events.flatMap(({ sessions }) => sessions.flatMap(({ contributors = [] }) => contributors))
    expect([...new Set(names.map(({ speaker }) => speaker.name))]).toEqual([
      'Jean-Marc Lavest',
      'Frédéric Pascal',
      'Qiu Yong',
      'Yutaka Matsuo',
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

test('the demo is loaded into an empty database once, and asks for its pictures until they are there', async () => {
  const state = mkdtempSync(join(tmpdir(), 'lectern-'))
  onTestFinished(() => rmSync(state, { recursive: true }))
  const env = { ...process.env, ...quiet }
  execFileSync('wrangler', ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state], {
    env,
    stdio: 'pipe',
  })
  expect(await loadDemo(state)).toEqual({ loaded: true, lacksPictures: true })
  expect(await loadDemo(state)).toEqual({ loaded: false, lacksPictures: true })
})
