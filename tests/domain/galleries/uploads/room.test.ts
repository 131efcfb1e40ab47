import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { another, held, makePhotographer, photoRow } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { pictures, upload } from '#tests/support/pictures.ts'
import { randomKey } from '#worker/core/ids.ts'
import { plainHash } from '#worker/core/tokens.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { deletePhotos, restorePhotos, takeAwayStatement } from '#worker/domain/galleries/editing/delete.ts'
import { photos } from '#worker/domain/galleries/table.ts'
import { asUploader } from '#worker/domain/galleries/uploads/photographers.ts'
import { announce, organiser, type Uploader } from '#worker/domain/galleries/uploads/room.ts'
import { uploadPhoto } from '#worker/domain/galleries/uploads/upload.ts'

const bring = (event: EventRow, bytes: Uint8Array, uploader: Uploader = organiser('me')) =>
  uploadPhoto(held(), uploader, event, { ...upload(bytes), key: randomKey(), fileName: 'hall.jpg' })

const hashOf = async (id: string) => (await photoRow(id)).contentHash ?? ''

test('the same picture is one photo, whoever sends it and however parallel, with any key', async () => {
  const event = await makeEvent()
  const photographer = asUploader(await makePhotographer(event))
  const outcomes = await Promise.all([
    bring(event, pictures.jpeg),
    bring(event, pictures.jpeg),
    bring(event, pictures.jpeg, photographer),
  ])
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1)
  expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1)
  const { objects } = await ctx().bucket.list({ prefix: 'originals/' })
  const rows = await ctx().db.select().from(photos).where(eq(photos.eventId, event.id))
  expect(rows).toHaveLength(1)
  expect(objects.filter(({ key }) => key.endsWith(rows[0]?.originalKey ?? '')).length).toBe(1)
  expect((await bring(await makeEvent(), pictures.jpeg)).isNew).toBe(true)
})

test('before a byte is sent the server tells what it has, of this event only, and how many more may come', async () => {
  const event = await makeEvent()
  const { id } = await bring(event, another(pictures.jpeg))
  const { id: elsewhere } = await bring(await makeEvent(), another(pictures.jpeg))
  const hashes = [await hashOf(id), await hashOf(elsewhere), await plainHash('new')]
  expect(await announce(ctx(), organiser('me'), event.id, hashes)).toEqual({ known: [hashes[0]], room: 1999 })
  const photographer = asUploader(await makePhotographer(event, { maxPhotos: 2 }))
  await bring(event, another(pictures.jpeg), photographer)
  expect((await announce(ctx(), photographer, event.id, [])).room).toBe(1)
  await bring(event, another(pictures.jpeg), photographer)
  expect((await announce(ctx(), photographer, event.id, [])).room).toBe(0)
  await expect(bring(event, another(pictures.jpeg), photographer)).rejects.toMatchObject({ code: 'upload.quota' })
})

test('as many as there is room for get in, however parallel they come', async () => {
  const event = await makeEvent()
  const photographer = asUploader(await makePhotographer(event, { maxPhotos: 3 }))
  const files = Array.from({ length: 8 }, () => another(pictures.jpeg))
  const results = await Promise.allSettled(files.map((bytes) => bring(event, bytes, photographer)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await ctx().db.select().from(photos).where(eq(photos.eventId, event.id))).toHaveLength(3)
})

test('a deleted picture may come again, and then the old one stays deleted; one that was taken away for good may not', async () => {
  const event = await makeEvent()
  const { id } = await bring(event, pictures.jpeg)
  const selection = { actorId: 'me', event, chosen: [id] }
  expect(await deletePhotos(ctx(), selection)).toBe(1)
  const again = await bring(event, pictures.jpeg)
  expect(again.isNew).toBe(true)
  expect(await restorePhotos(held(), selection)).toBe(0)
  await ctx().db.batch([takeAwayStatement(ctx(), again.id)])
  await expect(bring(event, pictures.jpeg)).rejects.toMatchObject({ code: 'upload.removed' })
  const gone = await photoRow(again.id)
  expect(gone).toMatchObject({ state: 'deleted', deletedAt: null, fileName: '', takenAt: null, camera: null })
  expect(await announce(ctx(), organiser('me'), event.id, [gone.contentHash ?? ''])).toMatchObject({
    known: [gone.contentHash],
  })
})

test('of a camera, only what tells it from the others of the event is kept', async () => {
  const event = await makeEvent()
  const rows = [await bring(event, another(pictures.jpeg)), await bring(event, another(pictures.jpeg))]
  const [one, two] = await Promise.all(rows.map(({ id }) => photoRow(id)))
  const other = await photoRow((await bring(await makeEvent(), pictures.jpeg)).id)
  expect(one?.camera).toMatch(/^[\da-f]{32}$/)
  expect(two?.camera).toBe(one?.camera)
  expect(other.camera).not.toBe(one?.camera)
  expect(one?.takenAt).toBeNull()
})
