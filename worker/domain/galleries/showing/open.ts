import { and, eq, lt, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { eventStatement, publicEventId } from '../../events/queries.ts'
import type { EventRow } from '../../events/table.ts'
import { gallerySettings } from '../table.ts'
import { galleryPassOf, pinHashOf } from './door.ts'

/** So many wrong PINs an hour are heard for one event, from wherever they come. */
const maxWrongPins = 100
const hour = 3_600_000

/** The event whose PIN was tried, and the pass that the right one is worth, or why there is none. */
export type Opened = { event: EventRow } & ({ pass: string } | { refused: 'wrong' | 'tooMany' })

/**
 * Tries a PIN. A wrong one is counted by the statement that finds it wrong, so that guesses sent at once count each; after
 * too many the right one is not taken either. Throws `not_found` where none is asked for.
 */
export async function openGallery(ctx: Ctx, slug: string, pin: string): Promise<Opened> {
  const id = publicEventId(slug)
  const [event] = await eventStatement(ctx, id)
  if (!event) throw new Problem('not_found')
  const given = await pinHashOf(ctx, event.id, pin)
  const since = gallerySettings.wrongPinsSince
  const isOld = or(sql`${since} is null`, lt(since, new Date(ctx.now.getTime() - hour)))
  const ofEvent = eq(gallerySettings.eventId, event.id)
  const [, [door]] = await ctx.db.batch([
    ctx.db
      .update(gallerySettings)
      .set({
        wrongPins: sql`case when ${isOld} then 1 else ${gallerySettings.wrongPins} + 1 end`,
        wrongPinsSince: sql`case when ${isOld} then ${ctx.now.getTime()} else ${since} end`,
      })
      .where(and(ofEvent, ne(gallerySettings.pinHash, given))),
    ctx.db
      .select({
        pinHash: gallerySettings.pinHash,
        isBlocked: sql<number>`${gallerySettings.wrongPins} > ${maxWrongPins} and not ${isOld}`.as('is_blocked'),
      })
      .from(gallerySettings)
      .where(ofEvent),
  ])
  if (!door?.pinHash) throw new Problem('not_found')
  if (door.isBlocked) return { event, refused: 'tooMany' }
  if (door.pinHash !== given) return { event, refused: 'wrong' }
  return { event, pass: await galleryPassOf(ctx, event.id, door.pinHash) }
}
