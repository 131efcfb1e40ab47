import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import { plainHash } from '#worker/core/tokens.ts'
import type { WrittenFeed } from './feed.ts'
import { feeds } from './table.ts'

/** A feed that can be asked for. */
export interface Feed {
  /** Path and query in the one form under which it is kept. */
  address: string
  /** What it tells of, as `feeds.source`; undefined where there is no such feed. */
  findSource: (ctx: Ctx) => Promise<string | undefined>
  /** Renders it from what is true now. */
  make: (ctx: Ctx) => Promise<WrittenFeed | undefined>
}

/** Raised with every change of what the same data is written as: feeds that were kept before are rendered anew. */
export const edition = 1

/** Under what a feed is kept: its bytes name the installation's own address. */
const keyOf = ({ origin }: Ctx, { address }: Feed) => `${origin}${address}#${edition}`

/** The copy that whoever asks has, by its hash or by its date. */
export interface HeldCopy {
  hash?: string | undefined
  since?: Date | undefined
}

/** The row of a feed; its body stays in the database where the copy that is held is the present one. */
const rowStatement = ({ db }: Ctx, address: string, { hash = '', since }: HeldCopy) =>
  db
    .select({
      source: feeds.source,
      hash: feeds.hash,
      changedAt: feeds.changedAt,
      body: sql<
        string | null
      >`iif(${feeds.hash} = ${hash} or ${feeds.changedAt} <= ${since?.getTime() ?? -1}, null, ${feeds.body})`.as(
        'body_sent',
      ),
      changes: feeds.changes,
      rendered: feeds.rendered,
      leavesAt: feeds.leavesAt,
    })
    .from(feeds)
    .where(eq(feeds.address, address))
export type KeptFeed = Pick<Awaited<ReturnType<typeof rowStatement>>[number], 'source' | 'hash' | 'changedAt' | 'body'>

const inWholeSeconds = (time: Date) => Math.floor(time.getTime() / 1000) * 1000

/** Makes the row before anything that it tells of is read, so that a change between the two is counted on it. */
async function begin(ctx: Ctx, feed: Feed): Promise<number | undefined> {
  const [address, source] = [keyOf(ctx, feed), await feed.findSource(ctx)]
  if (!source) return undefined
  const [, [row]] = await ctx.db.batch([
    ctx.db
      .insert(feeds)
      .values({ address, source, changedAt: new Date(inWholeSeconds(ctx.now) - 1000) })
      .onConflictDoNothing(),
    ctx.db.select({ changes: feeds.changes }).from(feeds).where(eq(feeds.address, address)),
  ])
  return row?.changes
}

interface Rendering {
  body: string
  hash: string
  content: string
  leavesAt: Date | null
}

/** What is kept of a feed that was written, with its hashes. */
const renderingOf = async ({ body, leavesAt }: WrittenFeed): Promise<Rendering> => ({
  body,
  leavesAt,
  hash: await plainHash(body),
  content: await plainHash(body.replace(/^(?:DTSTAMP|LAST-MODIFIED):.*\r\n/gm, '')),
})

/**
 * Keeps a rendering, which knows of so many changes, unless there is a later one. Where only stamps differ the bytes stay
 * as they were. The date is when they were first rendered, and at least a second behind the date before: it never goes
 * back, whatever was deleted.
 */
function keepStatement(ctx: Ctx, feed: { address: string; changes: number }, rendering: Rendering) {
  const unless = (column: SQLiteColumn, value: SQL | string) =>
    sql`iif(${feeds.content} = ${rendering.content}, ${column}, ${value})`
  return ctx.db
    .update(feeds)
    .set({
      rendered: feed.changes,
      body: unless(feeds.body, rendering.body),
      hash: unless(feeds.hash, rendering.hash),
      content: rendering.content,
      leavesAt: rendering.leavesAt,
      changedAt: unless(feeds.changedAt, sql`max(${inWholeSeconds(ctx.now)}, ${feeds.changedAt} + 1000)`),
      staleSince: sql`iif(${feeds.changes} = ${feed.changes}, null, ${feeds.staleSince})`,
    })
    .where(and(eq(feeds.address, feed.address), lte(feeds.rendered, feed.changes)))
}

/**
 * Answers a poll: from one row, or rendered by the first who asks after a change. Without the body where the copy that is
 * held is the present one; undefined where there is no such feed.
 */
export async function pollFeed(ctx: Ctx, feed: Feed, held: HeldCopy = {}): Promise<KeptFeed | undefined> {
  const address = keyOf(ctx, feed)
  const [row] = await rowStatement(ctx, address, held)
  if (row && row.rendered === row.changes && (row.leavesAt ?? ctx.now) >= ctx.now) return row
  const changes = row?.changes ?? (await begin(ctx, feed))
  const written = changes === undefined ? undefined : await feed.make(ctx)
  if (changes === undefined || !written) return undefined
  const keeping = keepStatement(ctx, { address, changes }, await renderingOf(written))
  const [, [kept]] = await ctx.db.batch([keeping, rowStatement(ctx, address, held)])
  return kept
}
