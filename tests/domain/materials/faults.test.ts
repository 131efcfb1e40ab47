import { env } from 'cloudflare:workers'
import { Buffer } from 'node:buffer'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase, failTrip } from '#tests/support/faults/database.ts'
import { held } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { makeMaterial, pdf, sweepAll } from '#tests/support/materials.ts'
import { type Ctx, openDb } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { checkVersion } from '#worker/domain/materials/check.ts'
import { finishUpload, storeWhole } from '#worker/domain/materials/finish.ts'
import { materials, materialVersions } from '#worker/domain/materials/table.ts'
import { beginUpload, objectPath, storePart, type UploadRef } from '#worker/domain/materials/upload.ts'

const day = 86_400_000

const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', pdf)).toString('hex')

const part = { number: 1, bytes: pdf.length, sha256, read: async () => new Uint8Array(pdf).buffer }

type Steps = (ctx: Ctx) => Promise<unknown>

/** How many trips to the database the steps take where nothing fails. */
async function tripsOf(steps: Steps): Promise<number> {
  let trips = 0
  const counting = aroundDatabase(env.DB, (_, run) => {
    trips += 1
    return run()
  })
  await steps({ ...held(), db: openDb(counting) })
  return trips
}

const objectsOf = async () => (await ctx().bucket.list({ prefix: objectPath('') })).objects.map(({ key }) => key)

/** After a sweep a day later: the material's versions, and what the store has that was not there before. */
async function aftermath(materialId: string, before: readonly string[]) {
  const { orphans, abandoned } = await sweepAll({ ...held(), now: new Date(Date.now() + day + 60_000) })
  const versions = await ctx().db.select().from(materialVersions).where(eq(materialVersions.materialId, materialId))
  const added = (await objectsOf()).filter((key) => !before.includes(key))
  return { versions, added, swept: orphans + abandoned }
}

async function makeRef() {
  const event = await makeEvent()
  const { id: materialId } = await makeMaterial(event)
  return { actorId: 'somebody', event, materialId }
}

const isAnswered = (error: unknown) => {
  if (!(error instanceof Problem) || error.code !== 'upload.finished') throw error
}

/** A whole upload as a browser makes it: what fails is tried again with the same id, until the answer came. */
async function persist(ref: Omit<UploadRef, 'uploadId'>, failing: Ctx): Promise<void> {
  const twice = async <T>(step: (ctx: Ctx) => Promise<T>) => step(failing).catch(() => step(held()))
  const uploadId = await twice((one) => beginUpload(one, ref, { fileName: 'a.pdf', bytes: pdf.length }))
  await twice((one) => storePart(one, { ...ref, uploadId }, part))
  await twice((one) => finishUpload(one, { ...ref, uploadId })).catch(isAnswered)
}

test('whichever call to D1 is lost on the way of a file, before or after its commit: one version, one object, no orphan after the sweep (R5, R9, R10)', async () => {
  const trips = await tripsOf(async (one) => persist(await makeRef(), one))
  let swept = 0
  for (let failing = 0; failing < trips; failing += 1) {
    for (const when of ['before', 'after'] as const) {
      const ref = await makeRef()
      const before = await objectsOf()
      await persist(ref, { ...held(), db: openDb(failTrip(env.DB, failing, when)) })
      const after = await aftermath(ref.materialId, before)
      const [version] = after.versions
      expect([failing, when, after.versions.length]).toEqual([failing, when, 1])
      expect(after.added).toEqual([objectPath(version?.objectKey ?? '')])
      swept += after.swept
    }
  }
  console.info(
    `R9, R10: ${trips * 2} uploads with one lost call each; ${swept} uploads and objects left behind were swept`,
  )
})

test('whichever call to D1 is lost while a form’s file is stored: a version whose bytes are there, or none; what is left behind is swept (R9)', async () => {
  const file = () => ({ name: 'a.pdf', bytes: pdf.length, body: new Blob([pdf]) })
  const trips = await tripsOf(async (one) => {
    const ref = await makeRef()
    return storeWhole(one, ref, ref.materialId, file())
  })
  let swept = 0
  for (let failing = 0; failing < trips; failing += 1) {
    for (const when of ['before', 'after'] as const) {
      const ref = await makeRef()
      const before = await objectsOf()
      const failingCtx = { ...held(), db: openDb(failTrip(env.DB, failing, when)) }
      await expect(storeWhole(failingCtx, ref, ref.materialId, file())).rejects.toThrow('D1_ERROR')
      const after = await aftermath(ref.materialId, before)
      expect(after.versions).toHaveLength(when === 'after' ? 1 : 0)
      expect(after.added).toEqual(after.versions.map(({ objectKey }) => objectPath(objectKey)))
      swept += after.swept
    }
  }
  console.info(`R9: ${trips * 2} forms with one lost call each; ${swept} orphans swept`)
})

test('whichever call to D1 is lost while a file is checked: checked again it is ready once, in the history once', async () => {
  const makeWaiting = async () => {
    const ref = await makeRef()
    const body = new Blob([pdf])
    const id = await storeWhole(held(), ref, ref.materialId, { name: 'a.pdf', bytes: pdf.length, body })
    return { id, ...ref }
  }
  const trips = await tripsOf(async (one) => checkVersion(one, (await makeWaiting()).id))
  for (let failing = 0; failing < trips; failing += 1) {
    for (const when of ['before', 'after'] as const) {
      const { id, materialId } = await makeWaiting()
      await checkVersion({ ...held(), db: openDb(failTrip(env.DB, failing, when)) }, id).catch(() => undefined)
      await checkVersion(held(), id)
      const [version] = await ctx().db.select().from(materialVersions).where(eq(materialVersions.id, id))
      const [material] = await ctx().db.select().from(materials).where(eq(materials.id, materialId))
      const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, materialId))
      expect([version?.state, material?.currentVersionId, lines.map(({ action }) => action)]).toEqual([
        'ready',
        id,
        ['material.uploaded'],
      ])
    }
  }
})
