import { eq } from 'drizzle-orm'
import type { EventRow } from '#worker/domain/events/table.ts'
import { askRemoval } from '#worker/domain/galleries/removals/ask.ts'
import type { RemovalForm } from '#worker/domain/galleries/removals/schema.ts'
import { type PhotoRow, type RemovalRequestRow, removalRequests } from '#worker/domain/galleries/table.ts'
import { ctx } from './context.ts'
import { makeReadyPhoto } from './galleries.ts'

/** Somebody asked to take a picture of the event away. */
export async function makeRemoval(
  event: EventRow,
  form: RemovalForm = {},
  shown?: PhotoRow,
): Promise<{ photo: PhotoRow; request: RemovalRequestRow }> {
  const photo = shown ?? (await makeReadyPhoto(event))
  await askRemoval(ctx(), { slug: event.slug, publicKey: photo.publicKey, form, locale: 'en' })
  const [request] = await ctx().db.select().from(removalRequests).where(eq(removalRequests.photoId, photo.id))
  if (!request) throw new Error('no request')
  return { photo, request }
}
