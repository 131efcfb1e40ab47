import { env } from 'cloudflare:workers'
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase } from '#tests/support/faults/database.ts'
import { held } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { makeFile, makeMaterial, pdf, sweepAll, versionRow } from '#tests/support/materials.ts'
import { type Ctx, openDb } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { checkVersion } from '#worker/domain/materials/check.ts'
import { finishUpload, storeWhole } from '#worker/domain/materials/finish.ts'
import { materials, materialVersions, uploads } from '#worker/domain/materials/table.ts'
import { beginUpload, objectPath, storePart } from '#worker/domain/materials/upload.ts'

const day = 86_400_000
const at = (milliseconds: number): Ctx => ({ ...held(), now: new Date(Date.now() + milliseconds) })

async function makeUpload(now: Ctx) {
  const event = await makeEvent()
  const { id: materialId } = await makeMaterial(event)
  const ref = { actorId: 'somebody', event, materialId }
  const uploadId = await beginUpload(now, ref, { fileName: 'slides.pdf', bytes: pdf.length })
  const digest = await crypto.subtle.digest('SHA-256', pdf)
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const read = async () => new Uint8Array(pdf).buffer
  await storePart(now, { ...ref, uploadId }, { number: 1, bytes: pdf.length, sha256, read })
  return { ...ref, uploadId }
}

const left = async (ids: string[]) =>
  (await ctx().db.select({ id: uploads.id }).from(uploads).where(inArray(uploads.id, ids))).map(({ id }) => id)

test('an upload that nobody continued for a day goes with its parts; one of today goes on to its end (R10)', async () => {
  const [old, young] = [await makeUpload(at(-day - 1000)), await makeUpload(at(-1000))]
  expect((await sweepAll(at(0))).abandoned).toBeGreaterThan(0)
  expect(await left([old.uploadId, young.uploadId])).toEqual([young.uploadId])
  await expect(finishUpload(at(0), old)).rejects.toEqual(new Problem('not_found'))
  const version = await versionRow(await finishUpload(at(0), young))
  expect([version.state, version.bytes]).toEqual(['checking', pdf.length])
})

test('an object that no row names goes after a day, never one of a version or of an upload on its way (R9)', async () => {
  const { bucket } = ctx()
  const version = await makeFile(await makeEvent())
  await bucket.put(objectPath('no-row-names-this-one'), 'x')
  await sweepAll(at(0))
  expect(await bucket.head(objectPath('no-row-names-this-one'))).not.toBeNull()
  expect((await sweepAll(at(day + 60_000))).orphans).toBeGreaterThan(0)
  expect(await bucket.head(objectPath('no-row-names-this-one'))).toBeNull()
  expect(await bucket.head(objectPath(version.objectKey))).not.toBeNull()
})

test('when the database fails after the parts were joined, finishing again makes the one version (R9)', async () => {
  const ref = await makeUpload(at(0))
  const database = aroundDatabase(env.DB, async ({ index }, run) => {
    if (index === 1) throw new Error('D1 is away')
    return run()
  })
  const failing = { ...at(0), db: openDb(database) }
  await expect(finishUpload(failing, ref)).rejects.toThrow('D1 is away')
  const id = await finishUpload(at(0), ref)
  const rows = await ctx().db.select().from(materialVersions).where(eq(materialVersions.materialId, ref.materialId))
  expect(rows.map((row) => row.id)).toEqual([id])
})

test('the later of two versions stays the current one, whichever is checked last; a check twice is one', async () => {
  const event = await makeEvent()
  const { id: materialId } = await makeMaterial(event)
  const file = { name: 'slides.pdf', bytes: pdf.length, body: new Blob([pdf]) }
  const change = { actorId: 'somebody', event }
  const [first, second] = [
    await storeWhole(held(), change, materialId, file),
    await storeWhole(held(), change, materialId, file),
  ]
  for (const id of [second, first, first]) await checkVersion(ctx(), id)
  const [material] = await ctx().db.select().from(materials).where(eq(materials.id, materialId))
  expect(material?.currentVersionId).toBe(second)
  expect([(await versionRow(first)).state, (await versionRow(first)).attempts]).toEqual(['ready', 1])
})
