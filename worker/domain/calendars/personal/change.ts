import { sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { auditStatement, auditWhenStatement } from '../../audit/record.ts'
import { publicEventId } from '../../events/queries.ts'
import { type FeedOwner, ownedBy, ownerColumns } from './queries.ts'
import { personalFeeds } from './table.ts'

/** These lines stand under the feed's owner only: an event's history does not name its attendees' calendars. */
const entryOf = ({ kind, id }: FeedOwner, action: string) => ({
  action,
  actorId: kind === 'organiser' ? id : null,
  subjectId: id,
})

type Choice = { alarmMinutes: number | null }

type Named = FeedOwner & { kind: 'ticket' | 'speaker' | 'organiser' }

/** Makes the feed of a ticket, a speaker or an organiser, or changes when it rings; asked twice it is the same feed. */
export async function askForFeed(ctx: Ctx, owner: Named, { alarmMinutes }: Choice): Promise<'made' | 'saved'> {
  const column = ownerColumns[owner.kind]
  const id = uuidv7(ctx.now)
  const dated = { createdAt: ctx.now, updatedAt: ctx.now }
  const [[feed]] = await ctx.db.batch([
    ctx.db
      .insert(personalFeeds)
      .values({ id, kind: owner.kind, [column]: owner.id, alarmMinutes, ...dated })
      .onConflictDoUpdate({ target: personalFeeds[column], set: { alarmMinutes, updatedAt: ctx.now } })
      .returning({ id: personalFeeds.id }),
    auditStatement(ctx, entryOf(owner, 'feed.asked_for')),
  ])
  return feed?.id === id ? 'made' : 'saved'
}

/** Makes a feed of the stars that a browser keeps for a public event, and gives its id. Throws `not_found`. */
export async function keepStars(ctx: Ctx, slug: string, stars: number[]): Promise<string> {
  const id = uuidv7(ctx.now)
  const [made] = await ctx.db.batch([
    insertWhen(
      ctx.db,
      personalFeeds,
      { id, kind: 'stars', eventId: publicEventId(slug), stars, createdAt: ctx.now, updatedAt: ctx.now },
      sql`${publicEventId(slug)} is not null`,
    ).returning({ id: personalFeeds.id }),
    auditWhenStatement(ctx, entryOf({ kind: 'stars', id }, 'feed.asked_for'), changedOne),
  ])
  if (made.length === 0) throw new Problem('not_found')
  return id
}

type Kept = FeedOwner & { kind: 'stars' }

/** Holds other sessions from now on; what somebody stars is nobody else's business and leaves no line. */
export async function changeStars(ctx: Ctx, owner: Kept, stars: number[]): Promise<void> {
  await ctx.db.update(personalFeeds).set({ stars, updatedAt: ctx.now }).where(ownedBy(owner))
}

/** When the feed of a browser's stars rings. */
export async function changeAlarm(ctx: Ctx, owner: Kept, { alarmMinutes }: Choice): Promise<void> {
  await ctx.db.batch([
    ctx.db.update(personalFeeds).set({ alarmMinutes, updatedAt: ctx.now }).where(ownedBy(owner)),
    auditWhenStatement(ctx, entryOf(owner, 'feed.changed'), changedOne),
  ])
}

/** Replaces the address of a feed: the old one is not found from now on. */
export async function renewFeed(ctx: Ctx, owner: FeedOwner): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(personalFeeds)
      .set({ version: sql`${personalFeeds.version} + 1`, updatedAt: ctx.now })
      .where(ownedBy(owner)),
    auditWhenStatement(ctx, entryOf(owner, 'feed.renewed'), changedOne),
  ])
}
