import { asc, eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makePhoto } from '#tests/support/galleries.ts'
import { makeEvent, unique } from '#tests/support/make.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { setClock } from '#worker/domain/galleries/sorting/clocks.ts'
import { previewSorting, sortPhotos, undoSorting } from '#worker/domain/galleries/sorting/sort.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'

const zone = 'Asia/Ho_Chi_Minh'

async function makeSession(event: EventRow, hours: [number, number]) {
  const [id, now] = [uuidv7(new Date()), new Date()]
  const [startsAt, endsAt] = hours.map((hour) => new Date(Date.UTC(2025, 9, 20, hour - 7)))
  await ctx()
    .db.insert(sessions)
    .values({
      ...{ id, eventId: event.id, position: hours[0], kind: 'talk', title: { en: `At ${hours[0]}` }, abstract: {} },
      ...{ uid: unique('uid'), createdAt: now, updatedAt: now, startsAt: startsAt ?? null, endsAt: endsAt ?? null },
    })
  return id
}

/** An event with a session from nine to ten and one from ten to eleven, and pictures of one camera at the hours. */
async function makeDay(...hours: (number | null)[]) {
  const event = await makeEvent({ timeZone: zone })
  const [nine, ten] = [await makeSession(event, [9, 10]), await makeSession(event, [10, 11])]
  const ids: string[] = []
  for (const hour of hours) {
    const { id } = await makePhoto(event)
    const takenAt = hour === null ? null : new Date(Date.UTC(2025, 9, 20, 0, hour * 60 - 7 * 60))
    await ctx().db.update(photos).set({ takenAt, camera: 'camera' }).where(eq(photos.id, id))
    ids.push(id)
  }
  return { event, nine, ten, ids }
}

const standing = async ({ id }: EventRow) =>
  ctx()
    .db.select({ id: photos.id, session: albums.sessionId, position: photos.position })
    .from(photos)
    .innerJoin(albums, eq(albums.id, photos.albumId))
    .where(eq(photos.eventId, id))
    .orderBy(asc(photos.position))

const albumsOf = ({ id }: EventRow) =>
  ctx().db.select().from(albums).where(eq(albums.eventId, id)).orderBy(asc(albums.position))

test('sorting makes an album for each session with pictures, and undoing brings everything back as it stood', async () => {
  const { event, nine, ten, ids } = await makeDay(10.5, null, 9.5, 20, 9.25)
  const [late, untimed, early, evening, earliest] = ids
  const [before, albumsBefore] = [await standing(event), await albumsOf(event)]
  expect((await previewSorting(ctx(), event.id)).plan.moved).toBe(4)
  const plan = await sortPhotos(ctx(), 'me', event, 'make')
  expect([plan.moved, plan.outside, plan.untimed]).toEqual([4, 1, 1])
  expect(await standing(event)).toEqual([
    { id: earliest, session: nine, position: 1 },
    { id: early, session: nine, position: 2 },
    { id: late, session: ten, position: 3 },
    { id: evening, session: null, position: 4 },
    { id: untimed, session: null, position: 5 },
  ])
  expect((await albumsOf(event)).map(({ title }) => title)).toEqual([
    albumsBefore[0]?.title,
    { en: 'At 9' },
    { en: 'At 10' },
  ])
  expect((await previewSorting(ctx(), event.id)).plan.moved).toBe(0)
  await undoSorting(ctx(), 'me', event)
  expect(await standing(event)).toEqual(before)
  expect(await albumsOf(event)).toEqual(albumsBefore)
  expect((await previewSorting(ctx(), event.id)).sortedAt).toBeUndefined()
  await expect(undoSorting(ctx(), 'me', event)).rejects.toMatchObject({ code: 'not_found' })
})

test('without new albums only the order changes', async () => {
  const { event, ids } = await makeDay(10.5, 9.5)
  await sortPhotos(ctx(), 'me', event, 'leave')
  expect(await standing(event)).toEqual([
    { id: ids[1], session: null, position: 1 },
    { id: ids[0], session: null, position: 2 },
  ])
})

test('a camera whose clock is wrong is corrected by minutes or by one picture; sorted again, its pictures fall right', async () => {
  const { event, nine, ten, ids } = await makeDay(8.5, 9.5)
  await sortPhotos(ctx(), 'me', event, 'make')
  expect((await standing(event)).map(({ session }) => session)).toEqual([null, nine])
  await setClock(ctx(), 'me', event, { camera: 'camera', correction: { minutes: 60 } })
  await sortPhotos(ctx(), 'me', event, 'make')
  expect((await standing(event)).map(({ session }) => session)).toEqual([nine, ten])
  const [camera] = (await previewSorting(ctx(), event.id)).cameras
  expect(camera).toEqual({
    ...{ camera: 'camera', count: 2, offsetSeconds: 3600, photoId: ids[0], fileName: 'hall.jpg' },
    publicKey: null,
    first: new Date('2025-10-20T02:30:00Z'),
    last: new Date('2025-10-20T03:30:00Z'),
  })
  // It shows 09:30 by the first correction, and was really taken at 09:10.
  const correction = { photo: ids[0] ?? '', takenAt: '2025-10-20T09:10' }
  await setClock(ctx(), 'me', event, { camera: 'camera', correction })
  const [corrected] = (await previewSorting(ctx(), event.id)).cameras
  expect([corrected?.offsetSeconds, corrected?.first]).toEqual([2400, new Date('2025-10-20T02:10:00Z')])
  const unknown = setClock(ctx(), 'me', event, { camera: 'unknown', correction: { minutes: 5 } })
  await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
})

test('each camera is known by its own first picture, and corrected for itself', async () => {
  const { event, ids } = await makeDay(9.5, 9.25, 10.5, 10.25)
  const [a = '', , c = '', d = ''] = ids
  await ctx()
    .db.update(photos)
    .set({ camera: 'other', readyAt: new Date() })
    .where(inArray(photos.id, [c, d]))
  await ctx().db.update(photos).set({ camera: 'third' }).where(eq(photos.id, a))
  const seen = async () =>
    (await previewSorting(ctx(), event.id)).cameras.map(({ camera, count, photoId, publicKey, offsetSeconds }) => [
      ...[camera, count, ids.indexOf(photoId), publicKey !== null, offsetSeconds],
    ])
  expect(await seen()).toEqual([
    ['other', 2, 3, true, 0],
    ['camera', 1, 1, false, 0],
    ['third', 1, 0, false, 0],
  ])
  await setClock(ctx(), 'me', event, { camera: 'third', correction: { minutes: 10 } })
  await setClock(ctx(), 'me', event, { camera: 'other', correction: { photo: d, takenAt: '2025-10-20T10:20' } })
  await setClock(ctx(), 'me', event, { camera: 'third', correction: { minutes: 20 } })
  expect(await seen()).toEqual([
    ['other', 2, 3, true, 300],
    ['camera', 1, 1, false, 0],
    ['third', 1, 0, false, 1200],
  ])
  const { cameras } = await previewSorting(ctx(), event.id)
  expect(cameras.map(({ first }) => first.toISOString().slice(11, 16))).toEqual(['03:20', '02:15', '02:50'])
})

test('2,000 pictures are sorted and put back', async () => {
  const { event, ids } = await makeDay(9.5)
  const [row] = await ctx()
    .db.select()
    .from(photos)
    .where(eq(photos.id, ids[0] ?? ''))
  if (!row) throw new Error('no photo')
  const rows = Array.from({ length: 1999 }, (_, index) => ({
    ...row,
    ...{ id: uuidv7(new Date()), uploadKey: unique('key'), publicKey: unique('key'), originalKey: unique('key') },
    ...{ position: index + 2, takenAt: new Date(Date.UTC(2025, 9, 20, 2, 0, 2000 - index)) },
  }))
  const inserts = rows.map((values) => ctx().db.insert(photos).values(values))
  for (let start = 0; start < inserts.length; start += 500) {
    const [first, ...rest] = inserts.slice(start, start + 500)
    if (first) await ctx().db.batch([first, ...rest])
  }
  const before = await standing(event)
  await sortPhotos(ctx(), 'me', event, 'make')
  expect((await standing(event)).slice(0, 3).map(({ id }) => id)).toEqual(
    rows
      .slice(-3)
      .map(({ id }) => id)
      .reverse(),
  )
  await undoSorting(ctx(), 'me', event)
  expect(await standing(event)).toEqual(before)
}, 60_000)
