import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase, failTrip } from '#tests/support/faults/database.ts'
import { another, held, makePhoto, makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { pictures, pngHeader, upload } from '#tests/support/pictures.ts'
import { type Ctx, type JobMessage, openDb } from '#worker/core/context.ts'
import { randomKey } from '#worker/core/ids.ts'
import { originalPath, pictureWidths } from '#worker/core/images/sizes.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { deletePhotos } from '#worker/domain/galleries/editing/delete.ts'
import { sweepPictures } from '#worker/domain/galleries/sweep.ts'
import { imageUsage, photos } from '#worker/domain/galleries/table.ts'
import { organiser } from '#worker/domain/galleries/uploads/room.ts'
import { uploadPhoto } from '#worker/domain/galleries/uploads/upload.ts'
import { processPhoto } from '#worker/jobs/images.ts'

const day = 86_400_000
const later = (days: number): Ctx => ({ ...held(), now: new Date(Date.now() + days * day + 60_000) })
const rowsOf = ({ id }: EventRow) => ctx().db.select().from(photos).where(eq(photos.eventId, id))

const keysUnder = async (prefix: string) => (await ctx().bucket.list({ prefix })).objects.map(({ key }) => key)

/** The store with its writes counted; `failing` names the one that does not come through, from 0. */
function storeOf(target: R2Bucket, failing = -1) {
  const calls = { put: 0 }
  const bucket = new Proxy(target, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (name === 'put' && calls.put++ === failing) return Promise.reject(new Error('the store is away'))
        return Reflect.apply(value, of, given)
      }
    },
  })
  return { bucket, calls }
}

const broken = () => {
  const bytes = new Uint8Array(600 + Math.floor(Math.random() * 400)).fill(7)
  bytes.set(pngHeader(40, 40))
  return bytes
}

test('20 messages, each delivered three times in reverse order, two of them poison: every photo is made once, the two are set aside with a reason', async () => {
  const event = await makeEvent()
  const ids: string[] = []
  for (let n = 0; n < 20; n += 1) ids.push((await makePhoto(event, n % 10 ? another(pictures.jpeg) : broken())).id)
  const { bucket, calls } = storeOf(ctx().bucket)
  const month = ctx().now.toISOString().slice(0, 7)
  const counted = async () =>
    (await ctx().db.select().from(imageUsage).where(eq(imageUsage.month, month)))[0]?.transformations ?? 0
  const before = await counted()
  // As the queue does it: what throws is delivered again.
  const queue = [...ids, ...ids, ...ids].toReversed()
  for (let id = queue.shift(), left = 500; id && left > 0; id = queue.shift(), left -= 1) {
    await processPhoto({ ...ctx(), bucket }, id).catch(() => queue.push(id ?? ''))
  }
  const rows = await rowsOf(event)
  expect(rows.filter(({ state }) => state === 'ready')).toHaveLength(18)
  expect(
    rows.filter(({ state }) => state !== 'ready').map(({ state, error, attempts }) => [state, error, attempts]),
  ).toEqual([
    ['refused', 'upload.damaged', 3],
    ['refused', 'upload.damaged', 3],
  ])
  expect(calls.put).toBe(18 * pictureWidths.length)
  // Of so small a picture one size and the placeholder.
  expect((await counted()) - before).toBe(18 * 2)
})

test('an upload whose database fails before or after any of its commits is one photo after it is sent again, and leaves no orphan', async () => {
  const counting = async () => {
    let trips = 0
    const around = aroundDatabase(env.DB, (_, run) => {
      trips += 1
      return run()
    })
    const db = openDb(around)
    const event = await makeEvent()
    const send = { ...upload(another(pictures.jpeg)), key: randomKey(), fileName: 'a.jpg' }
    await uploadPhoto({ ...held(), db }, organiser('me'), event, send)
    return trips
  }
  const trips = await counting()
  expect(trips).toBe(2)
  for (let failing = 0; failing < trips; failing += 1) {
    for (const when of ['before', 'after'] as const) {
      const event = await makeEvent()
      const bytes = another(pictures.jpeg)
      const before = await keysUnder('originals/')
      const key = randomKey()
      const sent: JobMessage[] = []
      const jobs = { send: async (message: JobMessage) => void sent.push(message) } as unknown as Ctx['jobs']
      const send = (one: Ctx) =>
        uploadPhoto({ ...one, jobs }, organiser('me'), event, { ...upload(bytes), key, fileName: 'a.jpg' })
      await expect(send({ ...ctx(), db: openDb(failTrip(env.DB, failing, when)) })).rejects.toThrow()
      const { id } = await send(ctx())
      const [row, ...more] = await rowsOf(event)
      expect([row?.id, more, sent], `${when} ${failing}`).toEqual([id, [], [{ job: 'photo', photoId: id }]])
      await sweepPictures(later(1))
      const added = (await keysUnder('originals/')).filter((one) => !before.includes(one))
      expect(added, `${when} ${failing}`).toEqual([originalPath(row?.originalKey ?? '')])
    }
  }
})

test('a store that fails at any size shows no half-made photo; tried again it is whole', async () => {
  for (let failing = 0; failing < pictureWidths.length; failing += 1) {
    const event = await makeEvent()
    const { id, publicKey } = await makePhoto(event)
    await expect(processPhoto({ ...ctx(), ...storeOf(ctx().bucket, failing) }, id)).rejects.toThrow()
    expect((await photoRow(id)).state).toBe('processing')
    await processPhoto(ctx(), id)
    expect((await photoRow(id)).state).toBe('ready')
    expect(await keysUnder(`pictures/${publicKey}/`)).toHaveLength(pictureWidths.length)
  }
})

test('a purge whose store or database fails half-way is finished the night after, and touches nothing that lives', async () => {
  const event = await makeEvent()
  const [gone, alive] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await deletePhotos(ctx(), { actorId: 'me', event, chosen: [gone.id] })
  const away = { delete: () => Promise.reject(new Error('the store is away')) }
  const bucket = new Proxy(ctx().bucket, {
    get: (of, name) => (name === 'delete' ? away.delete : Reflect.get(of, name)),
  })
  await expect(sweepPictures({ ...later(31), bucket })).rejects.toThrow()
  expect(await rowsOf(event)).toHaveLength(2)
  await expect(sweepPictures({ ...later(31), db: openDb(failTrip(env.DB, 1, 'before')) })).rejects.toThrow()
  expect(await keysUnder(`pictures/${gone.publicKey}/`)).toEqual([])
  expect(await rowsOf(event)).toHaveLength(2)
  await sweepPictures(later(32))
  expect((await rowsOf(event)).map(({ id }) => id)).toEqual([alive.id])
  expect(await keysUnder(`pictures/${alive.publicKey}/`)).toHaveLength(pictureWidths.length)
})
