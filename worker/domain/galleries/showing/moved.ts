import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { publicEventId } from '../../events/queries.ts'
import { photoAddresses, photos } from '../table.ts'
import { shown } from './queries.ts'

/** The key of today of a photo that everybody sees and that had this one before it was turned. */
export async function photoMovedTo(ctx: Ctx, slug: string, oldKey: string): Promise<string | undefined> {
  const [photo] = await ctx.db
    .select({ publicKey: photos.publicKey })
    .from(photoAddresses)
    .innerJoin(photos, eq(photos.id, photoAddresses.photoId))
    .where(and(eq(photoAddresses.publicKey, oldKey), shown(publicEventId(slug))))
  return photo?.publicKey
}
