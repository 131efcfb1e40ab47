import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { held } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { makeFile, makeMaterial, makeVersion, sweepAll } from '#tests/support/materials.ts'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { deleteMaterial, undeleteMaterial } from '#worker/domain/materials/delete.ts'
import { countDownload } from '#worker/domain/materials/downloads.ts'
import { storeWhole } from '#worker/domain/materials/finish.ts'
import { listMaterials } from '#worker/domain/materials/queries.ts'
import { findFile } from '#worker/domain/materials/released.ts'
import { withdrawMaterial } from '#worker/domain/materials/save.ts'
import { sweepMaterials } from '#worker/domain/materials/sweep.ts'
import { materialDownloads, materials, materialVersions, uploads } from '#worker/domain/materials/table.ts'
import { beginUpload, cancelUpload, getUpload, objectPath, storePart } from '#worker/domain/materials/upload.ts'

const day = 86_400_000
const at = (milliseconds: number): Ctx => ({ ...held(), now: new Date(Date.now() + milliseconds) })

const missing = new Problem('not_found')

async function makeDeleted() {
  const event = await makeEvent()
  const first = await makeFile(event)
  const second = await makeVersion(event, first.materialId)
  const change = { actorId: 'an-editor', event }
  await countDownload(at(0), second.id)
  await deleteMaterial(at(0), change, first.materialId)
  return { event, change, id: first.materialId, versions: [first, second] as const, current: second }
}

const isThere = async (key: string) => (await ctx().bucket.head(objectPath(key))) !== null

test('a deleted material is gone for everybody at once and may be taken back for a day', async () => {
  const { event, change, id, current } = await makeDeleted()
  const asked = () => findFile(at(0), current.publicKey, { signInHash: '' })
  expect(await asked()).toBeUndefined()
  const { rows, deleted } = await listMaterials(at(0), event)
  expect([rows.map(({ material }) => material.id), deleted.map((one) => one.id)]).toEqual([[], [id]])
  await expect(withdrawMaterial(at(0), change, id)).rejects.toEqual(missing)
  await expect(deleteMaterial(at(0), change, id)).rejects.toEqual(missing)
  const upload = { ...change, materialId: id }
  await expect(beginUpload(at(0), upload, { fileName: 'a.pdf', bytes: 9 })).rejects.toEqual(missing)
  const file = { name: 'a.pdf', bytes: 1, body: new Blob(['a']) }
  await expect(storeWhole(at(0), change, id, file)).rejects.toEqual(new Problem('storage.full'))
  await undeleteMaterial(at(day - 60_000), change, id)
  expect((await asked())?.versionId).toBe(current.id)
})

test('what was deleted more than a day ago goes with all its rows and bytes, and cannot be taken back', async () => {
  const { change, id, versions } = await makeDeleted()
  await sweepAll(at(day - 60_000))
  expect(await Promise.all(versions.map(({ objectKey }) => isThere(objectKey)))).toEqual([true, true])
  await expect(undeleteMaterial(at(day + 60_000), change, id)).rejects.toEqual(missing)
  expect((await sweepAll(at(day + 60_000))).deleted).toBeGreaterThan(0)
  expect(await Promise.all(versions.map(({ objectKey }) => isThere(objectKey)))).toEqual([false, false])
  const { db } = ctx()
  const ids = versions.map((version) => version.id)
  expect(await db.select().from(materials).where(eq(materials.id, id))).toEqual([])
  expect(await db.select().from(materialVersions).where(inArray(materialVersions.id, ids))).toEqual([])
  expect(await db.select().from(materialDownloads).where(inArray(materialDownloads.versionId, ids))).toEqual([])
})

test('when the store fails while a deletion is carried out, the next sweep removes what stayed (R9)', async () => {
  await sweepAll(at(day + 60_000))
  const { versions } = await makeDeleted()
  const broken = { ...at(day + 60_000) }
  const refuses = () => Promise.reject(new Error('the store is away'))
  broken.bucket = new Proxy(broken.bucket, {
    get: (bucket, name) => {
      const value: unknown = Reflect.get(bucket, name)
      if (name === 'delete') return refuses
      return typeof value === 'function' ? value.bind(bucket) : value
    },
  })
  await expect(sweepMaterials(broken)).rejects.toThrow('the store is away')
  expect(await Promise.all(versions.map(({ objectKey }) => isThere(objectKey)))).toEqual([true, true])
  const sweep = await sweepAll(at(day + 60_000))
  console.info(`R9, a deletion cut in half: ${sweep.orphans} orphans removed by the next sweep`)
  expect(sweep.orphans).toBeGreaterThanOrEqual(2)
  expect(await Promise.all(versions.map(({ objectKey }) => isThere(objectKey)))).toEqual([false, false])
})

async function makeUpload() {
  const event = await makeEvent()
  const { id: materialId } = await makeMaterial(event)
  const ref = { actorId: 'somebody', event, materialId }
  const uploadId = await beginUpload(at(0), ref, { fileName: 'a.pdf', bytes: 4 })
  return { ...ref, uploadId }
}

const part = { number: 1, bytes: 4, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }
const read = async () => new TextEncoder().encode('test').buffer as ArrayBuffer

test('a cancelled upload leaves no row and no part; a part that comes late finds nothing; cancelled twice it is not there', async () => {
  const ref = await makeUpload()
  await storePart(at(0), ref, { ...part, read })
  const { upload } = await getUpload(at(0), ref)
  const other = { ...ref, actorId: 'somebody else' }
  await expect(cancelUpload(at(0), other)).rejects.toEqual(missing)
  await cancelUpload(at(0), ref)
  await expect(storePart(at(0), ref, { ...part, read })).rejects.toEqual(missing)
  await expect(cancelUpload(at(0), ref)).rejects.toEqual(missing)
  expect(await ctx().db.select().from(uploads).where(eq(uploads.id, ref.uploadId))).toEqual([])
  const multipart = ctx().bucket.resumeMultipartUpload(objectPath(upload.objectKey), upload.multipartId)
  await expect(multipart.uploadPart(1, 'test')).rejects.toThrow('10024')
})

test('a part that is on its way while its upload is cancelled is answered as one that is not there', async () => {
  const ref = await makeUpload()
  const cancelling = async () => {
    await cancelUpload(at(0), ref)
    return read()
  }
  await expect(storePart(at(0), ref, { ...part, read: cancelling })).rejects.toEqual(missing)
})
