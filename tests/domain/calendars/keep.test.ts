import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { unique } from '#tests/support/make.ts'
import { type Feed, type HeldCopy, pollFeed } from '#worker/domain/calendars/keep.ts'
import { sweepFeeds } from '#worker/domain/calendars/sweep.ts'
import { feeds } from '#worker/domain/calendars/table.ts'

const at = (time: string) => ctx(new Date(`2026-11-22T${time}Z`))

/** A feed whose bytes the test sets, and how often it was rendered; `during` happens while it is. */
function makeFeed({
  leavesAt = null,
  during = async () => {},
}: {
  leavesAt?: Date | null
  during?: () => Promise<void>
} = {}) {
  const address = `/${unique('feed')}.ics`
  const feed: Feed & { body: string; rendered: number } = {
    address,
    body: 'one',
    rendered: 0,
    findSource: () => Promise.resolve(address),
    make: async () => {
      const { body } = feed
      feed.rendered += 1
      await during()
      return { body, leavesAt }
    },
  }
  return feed
}

/** What the triggers do. */
const touch = ({ address }: Feed) =>
  ctx()
    .db.update(feeds)
    .set({ changes: sql`${feeds.changes} + 1` })
    .where(eq(feeds.source, address))

const shown = async (time: string, feed: Feed, held?: HeldCopy) => {
  const kept = await pollFeed(at(time), feed, held)
  return [kept?.body, kept?.changedAt.toISOString().slice(11, 19)]
}

test('is rendered once a change, however many ask', async () => {
  const feed = makeFeed()
  expect([await shown('08:00:00.700', feed), await shown('09:00:00', feed), feed.rendered]).toEqual([
    ['one', '08:00:00'],
    ['one', '08:00:00'],
    1,
  ])
  feed.body = 'two'
  await touch(feed)
  expect([await shown('10:00:00', feed), await shown('11:00:00', feed), feed.rendered]).toEqual([
    ['two', '10:00:00'],
    ['two', '10:00:00'],
    2,
  ])
})

test('has a date that grows with other bytes only, by a second at least', async () => {
  const feed = makeFeed()
  await shown('08:00:00', feed)
  await touch(feed)
  expect(await shown('09:00:00', feed), 'the same bytes').toEqual(['one', '08:00:00'])
  feed.body = 'two'
  await touch(feed)
  expect(await shown('08:00:00.400', feed), 'within the second').toEqual(['two', '08:00:01'])
  feed.body = 'one'
  await touch(feed)
  expect(await shown('07:00:00', feed), 'the clock went back').toEqual(['one', '08:00:02'])
})

test('keeps its bytes, its tag and its date where only stamps differ: what changed is not shown in it', async () => {
  const feed = makeFeed()
  const stamped = (time: string) => `DTSTAMP:${time}\r\nSUMMARY:One\r\nLAST-MODIFIED:${time}\r\n`
  feed.body = stamped('20261101T000000Z')
  const before = await pollFeed(at('08:00:00'), feed)
  feed.body = stamped('20261122T080001Z')
  await touch(feed)
  expect(await pollFeed(at('09:00:00'), feed)).toMatchObject({
    hash: before?.hash,
    body: before?.body,
    changedAt: before?.changedAt,
  })
  feed.body = feed.body.replace('One', 'Two')
  await touch(feed)
  expect(await shown('10:00:00', feed)).toEqual([feed.body, '10:00:00'])
})

test('leaves its bytes in the database for whom has them', async () => {
  const feed = makeFeed()
  const kept = await pollFeed(at('08:00:00'), feed)
  for (const held of [{ hash: kept?.hash }, { since: kept?.changedAt }])
    expect(await shown('08:00:00', feed, held)).toEqual([null, '08:00:00'])
  expect(await shown('08:00:00', feed, { since: new Date('2026-11-22T07:59:59Z') })).toEqual(['one', '08:00:00'])
})

test('is rendered again when something leaves it by itself', async () => {
  const feed = makeFeed({ leavesAt: new Date('2026-11-22T09:00:00Z') })
  await shown('08:00:00', feed)
  await shown('08:59:59', feed)
  expect(feed.rendered).toBe(1)
  feed.body = 'less'
  expect([await shown('09:00:01', feed), feed.rendered]).toEqual([['less', '09:00:01'], 2])
})

test('that changes while it is rendered is rendered again by the next who asks', async () => {
  const pending: (() => Promise<unknown>)[] = []
  const feed = makeFeed({ during: async () => void (await pending.shift()?.()) })
  pending.push(async () => {
    feed.body = 'two'
    await touch(feed)
  })
  expect(await shown('08:00:00', feed)).toEqual(['one', '08:00:00'])
  expect(await shown('08:00:05', feed)).toEqual(['two', '08:00:05'])
  expect(feed.rendered).toBe(2)
})

test('a rendering that comes late does not replace a later one', async () => {
  const pending: (() => Promise<unknown>)[] = []
  const feed = makeFeed({ during: async () => void (await pending.shift()?.()) })
  await shown('08:00:00', feed)
  await touch(feed)
  pending.push(async () => {
    feed.body = 'two'
    await touch(feed)
    await shown('08:00:02', feed)
  })
  expect(await shown('08:00:01', feed)).toEqual(['two', '08:00:02'])
  expect(await shown('08:00:03', feed)).toEqual(['two', '08:00:02'])
})

test('of nothing that exists leaves no row', async () => {
  const feed = { ...makeFeed(), findSource: () => Promise.resolve(undefined) }
  expect(await pollFeed(ctx(), feed)).toBeUndefined()
  expect(await ctx().db.select().from(feeds).where(eq(feeds.source, feed.address))).toEqual([])
})

test('goes after 30 days in which it changed and nobody asked, and when it is of an earlier edition', async () => {
  const [old, asked] = [makeFeed(), makeFeed()]
  await Promise.all([old, asked].map((feed) => shown('08:00:00', feed)))
  const stale = (feed: Feed, day: string) =>
    ctx()
      .db.update(feeds)
      .set({ changes: 2, staleSince: new Date(day) })
      .where(eq(feeds.source, feed.address))
  await Promise.all([stale(old, '2026-10-22'), stale(asked, '2026-10-22')])
  await shown('09:00:00', asked)
  const earlier = unique('earlier')
  await ctx()
    .db.insert(feeds)
    .values({ address: `/${earlier}.ics#0`, source: earlier, changedAt: new Date() })
  await sweepFeeds(at('08:00:01'))
  const left = await ctx()
    .db.select({ source: feeds.source })
    .from(feeds)
    .where(sql`source in (${old.address}, ${asked.address}, ${earlier})`)
  expect(left).toEqual([{ source: asked.address }])
})
