import { desc, eq, max } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { eventStatement, publicEventId } from '../../events/queries.ts'
import { photos } from '../table.ts'
import { galleryDoorStatement } from './door.ts'
import { shown } from './queries.ts'

const photosOfFeed = 60

/** The pictures of a public event that became ready last, in one round trip; undefined when the event is not public. */
export async function newestPhotos(ctx: Ctx, slug: string) {
  const id = publicEventId(slug)
  const [[event], [door], rows, [latest]] = await ctx.db.batch([
    eventStatement(ctx, id),
    galleryDoorStatement(ctx, id),
    ctx.db
      .select({
        id: photos.id,
        publicKey: photos.publicKey,
        alt: photos.alt,
        caption: photos.caption,
        credit: photos.credit,
        readyAt: photos.readyAt,
        width: photos.width,
        height: photos.height,
      })
      .from(photos)
      .where(shown(id))
      .orderBy(desc(photos.readyAt), desc(photos.id))
      .limit(photosOfFeed),
    // Of all, since one that was hidden is a change too.
    ctx.db
      .select({ changedAt: max(photos.updatedAt).as('changed_at') })
      .from(photos)
      .where(eq(photos.eventId, id)),
  ])
  return event && door ? { event, door, photos: rows, changedAt: latest?.changedAt ?? event.updatedAt } : undefined
}
export type NewestPhotos = NonNullable<Awaited<ReturnType<typeof newestPhotos>>>
