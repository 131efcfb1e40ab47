import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { held, makePhoto, makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent, makeOrganization } from '#tests/support/make.ts'
import { pictures, pngHeader, upload } from '#tests/support/pictures.ts'
import type { Ctx, JobMessage } from '#worker/core/context.ts'
import { originalPath, pictureKey, pictureNames, publicKeyOf } from '#worker/core/images/sizes.ts'
import { uploadCover } from '#worker/domain/events/cover.ts'
import { events } from '#worker/domain/events/table.ts'
import { deletePhotos, restorePhotos } from '#worker/domain/galleries/editing/delete.ts'
import { sweepPictures } from '#worker/domain/galleries/sweep.ts'
import { photos } from '#worker/domain/galleries/table.ts'
import { uploadLogo } from '#worker/domain/organizations/logo.ts'
import { organizations } from '#worker/domain/organizations/table.ts'
import { processCover, processLogo, processPhoto } from '#worker/jobs/images.ts'

const stored = async (publicKey: string) =>
  (await ctx().bucket.list({ prefix: `pictures/${publicKey}/` })).objects.map(({ key }) => key.split('/')[2]).sort()

const webps = pictureNames.filter((name) => name.endsWith('.webp')).sort()

/** Some bytes that begin as a picture and then are none. */
const broken = () => {
  const bytes = new Uint8Array(600).fill(7)
  bytes.set(pngHeader(40, 40))
  return bytes
}

test('a photo becomes ready once all its sizes are stored; delivered again, nothing changes', async () => {
  const photo = await makeReadyPhoto(await makeEvent())
  expect(photo).toMatchObject({ state: 'ready', width: 64, height: 96, error: null })
  expect(await stored(photo.publicKey)).toEqual(webps)
  await processPhoto(ctx(), photo.id)
  expect(await photoRow(photo.id)).toEqual(photo)
})

test('an orientation that only the decoder sees turns the sides of the row', async () => {
  const { id } = await makePhoto(await makeEvent(), pictures.webp)
  expect(await photoRow(id)).toMatchObject({ width: 96, height: 64 })
  await processPhoto(ctx(), id)
  expect(await photoRow(id)).toMatchObject({ state: 'ready', width: 64, height: 96 })
})

test('a photo that cannot be decoded is tried three times and then refused with a reason, never shown', async () => {
  const event = await makeEvent()
  const { id, publicKey } = await makePhoto(event, broken())
  await expect(processPhoto(ctx(), id)).rejects.toThrow()
  await expect(processPhoto(ctx(), id)).rejects.toThrow()
  expect(await photoRow(id)).toMatchObject({ state: 'processing', attempts: 2 })
  await processPhoto(ctx(), id)
  expect(await photoRow(id)).toMatchObject({ state: 'refused', error: 'upload.damaged', attempts: 3 })
  expect(await stored(publicKey)).toEqual([])
})

test('a photo whose bytes are gone is refused at once', async () => {
  const { id, originalKey } = await makePhoto(await makeEvent())
  await ctx().bucket.delete(originalPath(originalKey))
  await processPhoto(ctx(), id)
  expect(await photoRow(id)).toMatchObject({ state: 'refused', error: 'upload.damaged' })
})

test('a deleted photo is not brought back by a late job; its bytes stay for 30 days and go with its row in the night after', async () => {
  const event = await makeEvent()
  const [photo, back] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  const chosen = (id: string) => ({ actorId: 'me', event, chosen: [id] })
  for (const { id } of [photo, back]) await deletePhotos(ctx(), chosen(id))
  await processPhoto(ctx(), photo.id)
  const later = (days: number) => ctx(new Date(Date.now() + days * 86_400_000))
  await sweepPictures(later(29))
  expect(await photoRow(photo.id)).toMatchObject({ state: 'deleted' })
  expect(await stored(photo.publicKey)).toEqual(webps)
  expect(await restorePhotos(ctx(), chosen(back.id))).toBe(1)
  expect(await photoRow(back.id)).toEqual({ ...back, updatedAt: expect.any(Date) })
  const { purged } = await sweepPictures(later(31))
  expect(purged).toBeGreaterThanOrEqual(1)
  expect(await ctx().db.select().from(photos).where(eq(photos.eventId, event.id))).toHaveLength(1)
  expect(await stored(photo.publicKey)).toEqual([])
  expect(await ctx().bucket.head(originalPath(photo.originalKey))).toBeNull()
  expect(await stored(back.publicKey)).toEqual(webps)
})

test('a new cover is shown with its link preview once it is made; the old one stays when it is refused', async () => {
  const event = await makeEvent()
  const row = async () => (await ctx().db.select().from(events).where(eq(events.id, event.id)))[0]
  await uploadCover(held(), 'me', event, upload(pictures.jpeg))
  await processCover(ctx(), event.id, 1)
  const first = await row()
  expect(first?.coverKey).toBe(publicKeyOf(first?.coverOriginalKey ?? ''))
  expect(await stored(first?.coverKey ?? '')).toEqual([...pictureNames].sort())
  await uploadCover(held(), 'me', event, upload(broken()))
  await processCover(ctx(), event.id, 3)
  expect(await row()).toMatchObject({ coverKey: first?.coverKey, coverError: 'upload.damaged' })
})

test('a logo is shown once it is made', async () => {
  const organization = await makeOrganization()
  await uploadLogo(held(), 'me', organization, upload(pictures.png))
  await processLogo(ctx(), organization.id, 1)
  const [row] = await ctx().db.select().from(organizations).where(eq(organizations.id, organization.id))
  expect(row?.logoKey).toBe(publicKeyOf(row?.logoOriginalKey ?? ''))
  expect(await stored(row?.logoKey ?? '')).toEqual(webps)
})

test('the sweep removes what no row names after a day, keeps all else, and counts what is missing', async () => {
  const event = await makeEvent()
  const photo = await makeReadyPhoto(event)
  const lost = await makeReadyPhoto(event)
  await ctx().bucket.put('originals/orphan-original', 'x')
  await ctx().bucket.put('pictures/orphan-picture/320.webp', 'x')
  await sweepPictures(ctx())
  expect(await ctx().bucket.head('originals/orphan-original')).not.toBeNull()
  await ctx().bucket.delete(pictureNames.map((name) => pictureKey(lost.publicKey, name)))
  const counts = await sweepPictures(ctx(new Date(Date.now() + 2 * 86_400_000)))
  expect(counts.originals).toBeGreaterThanOrEqual(1)
  expect(counts.pictures).toBeGreaterThanOrEqual(1)
  expect(counts.missing).toBeGreaterThanOrEqual(1)
  expect(await ctx().bucket.head('originals/orphan-original')).toBeNull()
  expect(await ctx().bucket.head('pictures/orphan-picture/320.webp')).toBeNull()
  expect(await stored(photo.publicKey)).toEqual(webps)
  expect(await ctx().bucket.head(originalPath(photo.originalKey))).not.toBeNull()
})

test('a cover whose job was lost gets it again after a day, and not sooner', async () => {
  const event = await makeEvent()
  await uploadCover(held(), 'me', event, upload(pictures.jpeg))
  const sweptAt = async (now: Date) => {
    const sent: JobMessage[] = []
    const jobs = { send: async (message: JobMessage) => void sent.push(message) } as unknown as Ctx['jobs']
    await sweepPictures({ ...ctx(now), jobs })
    return sent.filter((message) => message.job === 'cover' && message.eventId === event.id)
  }
  expect(await sweptAt(new Date())).toEqual([])
  expect(await sweptAt(new Date(Date.now() + 2 * 86_400_000))).toEqual([{ job: 'cover', eventId: event.id }])
})
