import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { datedPictures } from '#tests/support/dated-pictures.ts'
import { another, held, photoRow } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { ascii, isoFile, pictures, upload } from '#tests/support/pictures.ts'
import { randomKey } from '#worker/core/ids.ts'
import { originalPath } from '#worker/core/images/sizes.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'
import { organiser } from '#worker/domain/galleries/uploads/room.ts'
import { uploadPhoto } from '#worker/domain/galleries/uploads/upload.ts'

const send = (bytes: Uint8Array, key = randomKey(), fileName = 'hall.jpg') => ({ ...upload(bytes), key, fileName })

test('an upload leaves its bytes, one row, an album in the event’s languages and a line in the history', async () => {
  const event = await makeEvent()
  const outcome = await uploadPhoto(held(), organiser('an-account'), event, send(pictures.jpeg))
  expect(outcome).toEqual({ id: expect.any(String), state: 'processing', isNew: true })
  const row = await photoRow(outcome.id)
  expect(row).toMatchObject({ eventId: event.id, width: 64, height: 96, bytes: pictures.jpeg.length, position: 1 })
  expect(await ctx().bucket.head(originalPath(row.originalKey))).not.toBeNull()
  const [album] = await ctx().db.select().from(albums).where(eq(albums.eventId, event.id))
  expect(album).toMatchObject({
    id: row.albumId,
    position: 0,
    title: { en: 'Some moments of the seminar', vi: 'Một số hình ảnh của hội thảo' },
  })
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, outcome.id))
  expect(lines.map(({ action, actorId, eventId }) => ({ action, actorId, eventId }))).toEqual([
    { action: 'photo.uploaded', actorId: 'an-account', eventId: event.id },
  ])
})

test('the same key is one photo, however often and however parallel it is sent', async () => {
  const event = await makeEvent()
  const key = randomKey()
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => uploadPhoto(held(), organiser('me'), event, send(pictures.png, key))),
  )
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1)
  expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await uploadPhoto(held(), organiser('me'), event, send(pictures.webp, key))).toMatchObject({ isNew: false })
  const rows = await ctx().db.select().from(photos).where(eq(photos.eventId, event.id))
  expect(rows).toHaveLength(1)
})

test('pictures of every form that is taken stand in order of capture, and the form with its camera’s name is not kept', async () => {
  const event = await makeEvent()
  const forms = Object.entries(datedPictures)
  for (const [name, bytes] of forms.toReversed())
    await uploadPhoto(held(), organiser('me'), event, send(bytes, randomKey(), name))
  const rows = await ctx().db.select().from(photos).where(eq(photos.eventId, event.id)).orderBy(asc(photos.takenAt))
  expect(rows.map(({ fileName }) => fileName)).toEqual(forms.map(([name]) => name))
  expect(rows.map(({ takenAt }) => takenAt)).toEqual(
    forms.map((_, index) => new Date(Date.UTC(2025, 9, 20, 2, index + 1))),
  )
  expect(new Set(rows.map(({ camera }) => camera)).size).toBe(1)
  expect(JSON.stringify(rows)).not.toMatch(/Secret|SERIAL/)
})

test('a refused picture leaves no row', async () => {
  const event = await makeEvent()
  const refusals = [
    [isoFile('heic'), 'upload.heic'],
    [ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'upload.unsupported'],
    [ascii('GIF89a/*...*/=alert(1)//'), 'upload.unsupported'],
  ] as const
  for (const [bytes, code] of refusals)
    await expect(uploadPhoto(held(), organiser('me'), event, send(bytes))).rejects.toMatchObject({ code })
  await expect(uploadPhoto(held(), organiser('me'), event, send(pictures.jpeg, '../x'))).rejects.toMatchObject({
    code: 'request.malformed',
  })
  expect(await ctx().db.select().from(photos).where(eq(photos.eventId, event.id))).toEqual([])
})

test('a hostile name is only ever a label', async () => {
  const event = await makeEvent()
  const names = ['../../etc/passwd', '..\\..\\x.jpg', 'a\u202Egpj.exe', `${'x'.repeat(300)}.jpg`, '', 'CON\r\n']
  const labels: string[] = []
  for (const name of names) {
    const { id } = await uploadPhoto(held(), organiser('me'), event, send(another(pictures.jpeg), randomKey(), name))
    const row = await photoRow(id)
    expect(row.originalKey).toMatch(/^[\w-]{22}$/)
    labels.push(row.fileName)
  }
  expect(labels).toEqual(['passwd', 'x.jpg', 'agpj.exe', 'x'.repeat(120), '?', 'CON'])
})

test('a full event takes no more, and says so before a byte is read', async () => {
  const event = await makeEvent()
  const { id } = await uploadPhoto(held(), organiser('me'), event, send(pictures.jpeg))
  const { id: _, uploadKey, publicKey, originalKey, ...same } = await photoRow(id)
  const many = (start: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const key = `${event.id}-${start + index}`
      return ctx()
        .db.insert(photos)
        .values({ ...same, id: key, uploadKey: key, publicKey: key, originalKey: key })
    })
  for (let start = 1; start < 2000; start += 500) {
    const [first, ...rest] = many(start, Math.min(500, 2000 - start))
    if (first) await ctx().db.batch([first, ...rest])
  }
  const reads: number[] = []
  const body = new ReadableStream<Uint8Array>({ pull: () => void reads.push(1) }, { highWaterMark: 0 })
  await expect(
    uploadPhoto(held(), organiser('me'), event, { body, bytes: 10, key: randomKey(), fileName: 'one-more.jpg' }),
  ).rejects.toMatchObject({ code: 'upload.quota' })
  expect(reads).toEqual([])
  await ctx()
    .db.delete(photos)
    .where(and(eq(photos.eventId, event.id), eq(photos.fileName, 'hall.jpg')))
})
