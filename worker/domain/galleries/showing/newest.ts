import { desc } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { eventStatement, publicEventId } from '../../events/queries.ts'
import { photos } from '../table.ts'
import { galleryDoorStatement } from './door.ts'
import { shown } from './queries.ts'

const photosOfFeed = 60

/** The pictures of a public event that became ready last, in one round trip; undefined when the event is not public. */
export async function newestPhotos(ctx: Ctx, slug: string) {
  const id = publicEventId(slug)
  const [[event], [door], rows] = await ctx.db.batch([
    eventStatement(ctx, id),
    galleryDoorStatement(ctx, id),
    ctx.db
      .select({
        publicKey: photos.publicKey,
        alt: photos.alt,
        caption: photos.caption,
        credit: photos.credit,
        readyAt: photos.readyAt,
        updatedAt: photos.updatedAt,
      })
      .from(photos)
      .where(shown(id))
      .orderBy(desc(photos.readyAt), desc(photos.id))
      .limit(photosOfFeed),
  ])
  return event && door ? { event, door, photos: rows } : undefined
}
export type NewestPhotos = NonNullable<Awaited<ReturnType<typeof newestPhotos>>>
