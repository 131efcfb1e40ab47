import { expect } from 'vitest'
import { askForFeed, keepStars } from '#worker/domain/calendars/personal/change.ts'
import { type FeedOwner, feedPath, findFeedOf, keeperPath } from '#worker/domain/calendars/personal/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { ctx } from './context.ts'
import { components, lintCalendar, propertyOf, unfold } from './ics-linter.ts'
import { get } from './requests.ts'

type Named = FeedOwner & { kind: 'ticket' | 'speaker' | 'organiser' }

/** The path under which calendars fetch the feed of an owner, asked for if it was not. */
export async function makeFeedOf(owner: Named, alarmMinutes: number | null = null): Promise<string> {
  await askForFeed(ctx(), owner, { alarmMinutes })
  return pathOfFeed(owner)
}

export async function pathOfFeed(owner: FeedOwner): Promise<string> {
  const feed = await findFeedOf(ctx(), owner)
  if (!feed) throw new Error('no feed')
  return feedPath(ctx(), feed)
}

/** A feed of stars: where it is fetched, and the page that keeps it. */
export async function makeStarFeed(event: Pick<EventRow, 'slug'>, stars: number[]) {
  const id = await keepStars(ctx(), event.slug, stars)
  return { id, path: await pathOfFeed({ kind: 'stars', id }), keeper: await keeperPath(ctx(), id) }
}

/** What a calendar makes of a feed: its lines by entry, in order; the file is sound. */
export async function fetchEntries(path: string): Promise<string[][]> {
  const answer = await get(path, { headers: { accept: '*/*', 'user-agent': 'Google-Calendar-Importer' } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([answer.status, answer.status === 200 ? lintCalendar(bytes) : []]).toEqual([200, []])
  return components(unfold(bytes), 'VEVENT')
}

/** Some properties of each entry of a feed. */
export const fetchProperties = async (path: string, ...names: readonly string[]) =>
  (await fetchEntries(path)).map((entry) => names.map((name) => propertyOf(entry, name)))
