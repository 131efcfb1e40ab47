import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { checkVersion } from '#worker/domain/materials/check.ts'
import { storeWhole } from '#worker/domain/materials/finish.ts'
import { type MaterialSweep, sweepMaterials } from '#worker/domain/materials/sweep.ts'
import { type MaterialRow, materials, materialVersions, type VersionRow } from '#worker/domain/materials/table.ts'
import { ctx } from './context.ts'
import { held } from './galleries.ts'

type TestEvent = Pick<EventRow, 'id' | 'organizationId'>

export const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** Slides of the event itself for everybody, still without a file. */
export async function makeMaterial(event: TestEvent, values: Partial<MaterialRow> = {}): Promise<MaterialRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(materials)
    .values({
      id: uuidv7(now),
      eventId: event.id,
      kind: 'slides',
      title: { en: 'Slides' },
      releaseRule: 'at-once',
      audience: 'everybody',
      licence: 'cc-by',
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no material')
  return row
}

export async function versionRow(id: string): Promise<VersionRow> {
  const [row] = await ctx().db.select().from(materialVersions).where(eq(materialVersions.id, id))
  if (!row) throw new Error('no version')
  return row
}

/** Sweeps as many nights as it takes, also what other tests left; all counts together. */
export async function sweepAll(now: Ctx): Promise<MaterialSweep> {
  const all = { abandoned: 0, deleted: 0, orphans: 0, stuck: 0 }
  for (;;) {
    const night = await sweepMaterials(now)
    for (const name of ['abandoned', 'deleted', 'orphans', 'stuck'] as const) all[name] += night[name]
    if (night.abandoned + night.deleted + night.orphans === 0) return all
  }
}

interface NewFile {
  bytes?: Uint8Array
  name?: string
}

/** One more checked version of a material. */
export async function makeVersion(
  event: TestEvent,
  materialId: string,
  { bytes = pdf, name = 'slides.pdf' }: NewFile = {},
): Promise<VersionRow> {
  const body = new Blob([bytes])
  const file = { name, bytes: bytes.length, body }
  const id = await storeWhole(held(), { actorId: 'nobody', event }, materialId, file)
  await checkVersion(ctx(), id)
  return versionRow(id)
}

/** A material with one checked file. */
export async function makeFile(
  event: TestEvent,
  values: Partial<MaterialRow> = {},
  file: NewFile = {},
): Promise<VersionRow> {
  return makeVersion(event, (await makeMaterial(event, values)).id, file)
}
