import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventId } from '../events/queries.ts'
import { photos } from './table.ts'

/** The first six pictures of an event that everybody may see. */
export const teaserStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({ publicKey: photos.publicKey, alt: photos.alt, width: photos.width, height: photos.height })
    .from(photos)
    .where(and(eq(photos.eventId, eventId), eq(photos.state, 'ready')))
    .orderBy(asc(photos.position), asc(photos.id))
    .limit(6)
export type PhotoThumbnail = Awaited<ReturnType<typeof teaserStatement>>[number]
