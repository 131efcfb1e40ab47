import { eq } from 'drizzle-orm'
import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { type Fault, faulty } from '#tests/support/faults/steps.ts'
import { another, held, makePhoto, makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { pictures, upload } from '#tests/support/pictures.ts'
import type { Ctx, JobMessage } from '#worker/core/context.ts'
import { randomKey } from '#worker/core/ids.ts'
import { originalPath, pictureKey } from '#worker/core/images/sizes.ts'
import { deletePhotos } from '#worker/domain/galleries/editing/delete.ts'
import { rotatePhoto } from '#worker/domain/galleries/editing/edit.ts'
import { sweepPictures } from '#worker/domain/galleries/sweep.ts'
import { photos } from '#worker/domain/galleries/table.ts'
import { organiser } from '#worker/domain/galleries/uploads/room.ts'
import { uploadPhoto } from '#worker/domain/galleries/uploads/upload.ts'
import { processPhoto } from '#worker/jobs/images.ts'

const later = (days: number): Ctx => ({ ...held(), now: new Date(Date.now() + days * 86_400_000 + 60_000) })

/** So wide that every size is made of it. */
const wide = encode({ width: 2000, height: 4, data: new Uint8Array(2000 * 4 * 3).fill(120), channels: 3 })

const objects = async (prefix: string) =>
  (await ctx().bucket.list({ prefix })).objects.map(({ key, size }) => [key.slice(prefix.length), size])

/** Runs the work without a fault, then with each of its calls failing, before it is done and after it. */
async function cutEverywhere(work: (fault: Fault) => Promise<number>): Promise<number> {
  const calls = await work({ failing: -1, when: 'before' })
  for (let failing = 0; failing < calls; failing += 1)
    for (const when of ['before', 'after'] as const) await work({ failing, when })
  return calls
}

test('R9, R10: an upload that is cut at any call to database, store or queue is one photo with one original after it is sent again', async () => {
  const calls = await cutEverywhere(async (fault) => {
    const event = await makeEvent()
    const before = (await objects('originals/')).map(([key]) => key)
    const [bytes, key, sent] = [another(pictures.jpeg), randomKey(), [] as JobMessage[]]
    const jobs = { send: async (message: JobMessage) => void sent.push(message) } as unknown as Ctx['jobs']
    const broken = faulty({ ...ctx(), jobs }, fault)
    const send = (by: Ctx) => uploadPhoto(by, organiser('me'), event, { ...upload(bytes), key, fileName: 'a.jpg' })
    const first = send(broken.ctx)
    if (fault.failing < 0) await first
    else await expect(first).rejects.toThrow()
    const { id } = await send({ ...ctx(), jobs })
    const rows = await ctx().db.select().from(photos).where(eq(photos.eventId, event.id))
    expect(rows.map((row) => row.id)).toEqual([id])
    expect(new Set(sent.map((message) => JSON.stringify(message)))).toEqual(
      new Set([JSON.stringify({ job: 'photo', photoId: id })]),
    )
    await sweepPictures(later(1))
    const added = (await objects('originals/')).map(([name]) => name).filter((name) => !before.includes(name))
    expect(added, JSON.stringify(fault)).toEqual([rows[0]?.originalKey])
    return broken.seen.calls
  })
  // The room, the bytes, the row, the job.
  expect(calls).toBe(4)
})

test('R9, R10: a job that is cut at any call to database, store or transformer shows nothing half-made, and is whole when it comes again', async () => {
  const outcomes = new Set<string>()
  const calls = await cutEverywhere(async (fault) => {
    const { id, publicKey, originalKey } = await makePhoto(await makeEvent(), wide)
    const broken = faulty(held(), fault)
    // As the queue does it: what throws comes again.
    await processPhoto(broken.ctx, id).catch(async () => {
      const { state } = await photoRow(id)
      expect([state === 'ready', (await objects(`pictures/${publicKey}/`)).length === 4]).not.toEqual([true, false])
    })
    await processPhoto(held(), id)
    const { state, error, width, height, thumbhash, madeBytes } = await photoRow(id)
    const made = await objects(`pictures/${publicKey}/`)
    outcomes.add(JSON.stringify({ state, error, width, height, thumbhash, madeBytes, made }))
    expect(await ctx().bucket.head(originalPath(originalKey))).not.toBeNull()
    return broken.seen.calls
  })
  // Begin, read the original twice, look at it, make four sizes and the placeholder, store four, end.
  expect(calls).toBe(1 + 2 + 1 + 5 + 4 + 1)
  expect([...outcomes]).toEqual([expect.stringContaining('"state":"ready","error":null,"width":2000,"height":4')])
}, 120_000)

test('R9, R10: a turn that is cut at any call leaves the photo with its new sizes alone once it comes again and was swept', async () => {
  const turned: { id: string; old: string; fault: Fault }[] = []
  await cutEverywhere(async (fault) => {
    const event = await makeEvent()
    const { id, publicKey: old } = await makeReadyPhoto(event)
    const broken = faulty(held(), fault)
    await rotatePhoto(broken.ctx, { actorId: 'me', event, photoId: id }, { turn: 'right' }).catch(() => undefined)
    await processPhoto(broken.ctx, id).catch(() => processPhoto(held(), id))
    turned.push({ id, old, fault })
    return broken.seen.calls
  })
  await sweepPictures(later(1))
  for (const { id, old, fault } of turned) {
    const { state, publicKey } = await photoRow(id)
    expect([state, (await objects(`pictures/${publicKey}/`)).length], JSON.stringify(fault)).toEqual(['ready', 4])
    if (publicKey !== old) expect(await objects(`pictures/${old}/`), JSON.stringify(fault)).toEqual([])
  }
}, 120_000)

test('R9: a sweep that is cut at any call touches nothing that lives, and the next one ends it', async () => {
  const event = await makeEvent()
  const alive = await makeReadyPhoto(event)
  const gone: string[] = []
  await cutEverywhere(async (fault) => {
    const deleted = await makePhoto(event)
    await deletePhotos(ctx(), { actorId: 'me', event, chosen: [deleted.id] })
    const orphan = randomKey()
    const paths = [orphan, deleted.publicKey].map((key) => pictureKey(key, '320.webp'))
    await Promise.all([originalPath(orphan), ...paths].map((path) => ctx().bucket.put(path, 'x')))
    gone.push(originalPath(orphan), originalPath(deleted.originalKey), ...paths)
    const broken = faulty(later(31), fault)
    await sweepPictures(broken.ctx).catch(() => undefined)
    expect((await objects(`pictures/${alive.publicKey}/`)).length, JSON.stringify(fault)).toBe(4)
    expect(await ctx().bucket.head(originalPath(alive.originalKey))).not.toBeNull()
    return broken.seen.calls
  })
  await sweepPictures(later(31))
  expect((await Promise.all(gone.map((path) => ctx().bucket.head(path)))).filter(Boolean)).toEqual([])
  const rows = await ctx().db.select({ id: photos.id }).from(photos).where(eq(photos.eventId, event.id))
  expect(rows).toEqual([{ id: alive.id }])
}, 120_000)
