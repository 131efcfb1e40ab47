import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey } from '#worker/core/ids.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type PhotoRow, photos } from '#worker/domain/galleries/table.ts'
import { uploadPhoto } from '#worker/domain/galleries/upload.ts'
import { processPhoto } from '#worker/jobs/images.ts'
import { ctx } from './context.ts'
import { pictures, upload } from './pictures.ts'

/** A context whose queue keeps its messages: the test runs the job itself, when it wants. */
export const held = (): Ctx => ({
  ...ctx(),
  jobs: { send: () => Promise.resolve() } as unknown as Ctx['jobs'],
})

export async function photoRow(id: string): Promise<PhotoRow> {
  const [row] = await ctx().db.select().from(photos).where(eq(photos.id, id))
  if (!row) throw new Error('no photo')
  return row
}

/** A photo that came in and waits for its sizes. */
export async function makePhoto(event: EventRow, bytes: Uint8Array = pictures.jpeg): Promise<PhotoRow> {
  const outcome = await uploadPhoto(held(), 'nobody', event, {
    ...upload(bytes),
    key: randomKey(),
    fileName: 'hall.jpg',
  })
  return photoRow(outcome.id)
}

/** A photo that everybody may see. */
export async function makeReadyPhoto(event: EventRow): Promise<PhotoRow> {
  const { id } = await makePhoto(event)
  await processPhoto(ctx(), id)
  return photoRow(id)
}
