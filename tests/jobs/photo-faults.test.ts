import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { failTrip } from '#tests/support/faults/database.ts'
import { another, held, makePhoto, makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { pictures, pngHeader } from '#tests/support/pictures.ts'
import { expectErrors } from '#tests/support/setup.ts'
import { type Ctx, type JobMessage, openDb } from '#worker/core/context.ts'
import { pictureWidths } from '#worker/core/images/sizes.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { deletePhotos } from '#worker/domain/galleries/editing/delete.ts'
import { sweepPictures } from '#worker/domain/galleries/sweep.ts'
import { imageUsage, photos } from '#worker/domain/galleries/table.ts'
import { consume } from '#worker/jobs/queue.ts'

const day = 86_400_000
const later = (days: number): Ctx => ({ ...held(), now: new Date(Date.now() + days * day + 60_000) })
const rowsOf = ({ id }: EventRow) => ctx().db.select().from(photos).where(eq(photos.eventId, id))

const keysUnder = async (prefix: string) => (await ctx().bucket.list({ prefix })).objects.map(({ key }) => key)

/** The store with its writes counted. */
function countingPuts(target: R2Bucket) {
  const calls = { put: 0 }
  const bucket = new Proxy(target, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (name === 'put') calls.put += 1
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

/** What the queue does: ten at a time, what is given back once more at the end. */
async function deliver(photoIds: readonly string[], bucket: R2Bucket) {
  const queue = [...photoIds]
  for (let left = 100; queue.length > 0 && left > 0; left -= 1) {
    const batch = queue.splice(0, 10)
    const messages = batch.map((photoId, index) => ({
      ...{ id: String(index), timestamp: new Date(), attempts: 1 },
      body: { job: 'photo', photoId } as const,
    }))
    const delivered = createMessageBatch<JobMessage>('lectern-jobs', messages)
    await consume(delivered, { ...env, BUCKET: bucket }, createExecutionContext())
    const { retryMessages } = await getQueueResult(delivered, createExecutionContext())
    queue.push(...retryMessages.map(({ msgId }) => batch[Number(msgId)] ?? ''))
  }
  return queue.length
}

test('R7: 20 messages, each delivered three times in reverse order, two of them poison: every photo is made once, the two are set aside with a reason', async () => {
  const event = await makeEvent()
  const ids: string[] = []
  for (let n = 0; n < 20; n += 1) ids.push((await makePhoto(event, n % 10 ? another(pictures.jpeg) : broken())).id)
  const { bucket, calls } = countingPuts(ctx().bucket)
  const month = ctx().now.toISOString().slice(0, 7)
  const counted = async () =>
    (await ctx().db.select().from(imageUsage).where(eq(imageUsage.month, month)))[0]?.transformations ?? 0
  const before = await counted()
  expect(await deliver([...ids, ...ids, ...ids].toReversed(), bucket)).toBe(0)
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
  expect(expectErrors().length).toBeGreaterThan(0)
})

test('R7: a photo whose message comes three times in one batch is ready once, with one set of sizes', async () => {
  const { id, publicKey } = await makePhoto(await makeEvent())
  expect(await deliver([id, id, id, id, id], ctx().bucket)).toBe(0)
  expect(await photoRow(id)).toMatchObject({ state: 'ready', error: null })
  expect(await keysUnder(`pictures/${publicKey}/`)).toHaveLength(pictureWidths.length)
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
