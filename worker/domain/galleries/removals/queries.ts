import { and, desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { publicEventId } from '../../events/queries.ts'
import { type EventRow, events } from '../../events/table.ts'
import { photos, removalRequests } from '../table.ts'

const requestsOfPage = 200

/** The requests of an event, open ones first, then the newest; a picture that was taken away has no key any more. */
export async function removalsOf(ctx: Ctx, eventId: string) {
  return ctx.db
    .select({
      id: removalRequests.id,
      state: removalRequests.state,
      reason: removalRequests.reason,
      hasAddress: sql<boolean>`${removalRequests.mailbox} is not null`.mapWith(Boolean).as('has_address'),
      note: removalRequests.note,
      createdAt: removalRequests.createdAt,
      decidedAt: removalRequests.decidedAt,
      decider: sql<string | null>`(select name from accounts where accounts.id = ${removalRequests.decidedBy})`.as(
        'decider',
      ),
      publicKey: sql<string | null>`case when ${photos.state} <> 'deleted' then ${photos.publicKey} end`.as(
        'public_key',
      ),
      width: photos.width,
      height: photos.height,
      caption: photos.caption,
    })
    .from(removalRequests)
    .leftJoin(photos, eq(photos.id, removalRequests.photoId))
    .where(eq(removalRequests.eventId, eventId))
    .orderBy(sql`${removalRequests.state} <> 'open'`, desc(removalRequests.createdAt), desc(removalRequests.id))
    .limit(requestsOfPage)
}
export type ListedRemoval = Awaited<ReturnType<typeof removalsOf>>[number]

/** How many requests of an event wait for a decision. */
export const openRemovalsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ count: sql<number>`count(*)`.as('count') })
    .from(removalRequests)
    .where(and(eq(removalRequests.eventId, eventId), eq(removalRequests.state, 'open')))

/** The public event of a picture that is hidden because somebody asked; undefined for any other key. */
export async function findAsked(ctx: Ctx, slug: string, publicKey: string): Promise<EventRow | undefined> {
  const [found] = await ctx.db
    .select({ event: events })
    .from(removalRequests)
    .innerJoin(photos, eq(photos.id, removalRequests.photoId))
    .innerJoin(events, eq(events.id, photos.eventId))
    .where(and(eq(removalRequests.state, 'open'), eq(photos.publicKey, publicKey), eq(events.id, publicEventId(slug))))
  return found?.event
}
