import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { events } from '../events/table.ts'
import { materialColumns } from './queries.ts'
import { fileColumns, isFile } from './released.ts'
import { type Change, changeMaterial } from './save.ts'
import { MaterialFields, materialDetails } from './schema.ts'
import { materials, materialVersions } from './table.ts'

/** A speaker at an event: theirs is what belongs to the sessions of the draft that they have a part in. */
export interface OfSpeaker {
  eventId: string
  speakerId: string
  /** Of their link. */
  invitationId: string
}

/** Inside a query: everybody who acts by one link, the speaker and whoever works for them. */
export const actorsOf = ({ invitationId }: Pick<OfSpeaker, 'invitationId'>) => sql`(
  select ${invitationId} union select id from speaking_assistants where invitation_id = ${invitationId})`

/** What was added by their own link; in a session of several speakers the others' materials are not theirs to change. */
const isTheirs = (speaker: OfSpeaker) => sql<number>`(${materials.addedBy} in ${actorsOf(speaker)})`

const isOwn = ({ eventId, speakerId }: OfSpeaker) =>
  and(
    eq(materials.eventId, eventId),
    isNull(materials.deletedAt),
    sql`${materials.sessionId} in (
      select c.session_id from contributors c join sessions s on s.id = c.session_id
      where c.speaker_id = ${speakerId} and s.event_id = ${eventId}
    )`,
  )

/** What a speaker may hand in; letters and maps are the organiser's. */
export const ownKinds = ['slides', 'paper', 'poster', 'handout', 'recording', 'dataset', 'link'] as const

/** When and to whom it is given out until the organiser says otherwise. */
export const ownRule = { releaseRule: 'end', audience: 'registrants' } as const

export const OwnMaterial = z.object({
  kind: z.enum(ownKinds),
  title: MaterialFields.shape.title,
  url: MaterialFields.shape.url,
  licence: MaterialFields.shape.licence,
})

/** The same for one session: what the form does not ask is as `ownRule` has it. */
export const ownMaterialDetails = (session: string, timeZone: string) =>
  OwnMaterial.transform((fields, check) => {
    const read = materialDetails(timeZone).safeParse({ ...fields, session, ...ownRule })
    if (read.success) return read.data
    for (const { path, message } of read.error.issues) check.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })

/** What belongs to one session of the speaker's, with how each stands. */
export const ownMaterials = (ctx: Ctx, speaker: OfSpeaker, sessionId: string) =>
  ctx.db
    .select(materialColumns)
    .from(materials)
    .where(and(isOwn(speaker), eq(materials.sessionId, sessionId)))
    .orderBy(asc(materials.position), asc(materials.id))
export type OwnMaterialRow = Awaited<ReturnType<typeof ownMaterials>>[number]

/** One of them with its versions, the newest first. Throws `not_found` for any other. */
export async function getOwnMaterial(ctx: Ctx, speaker: OfSpeaker, id: string) {
  const meant = and(isOwn(speaker), eq(materials.id, id))
  const [[found], versions] = await ctx.db.batch([
    ctx.db
      .select({ ...materialColumns, isTheirs: isTheirs(speaker).as('is_theirs') })
      .from(materials)
      .where(meant),
    ctx.db
      .select()
      .from(materialVersions)
      .where(eq(materialVersions.materialId, id))
      .orderBy(desc(materialVersions.number)),
  ])
  if (!found) throw new Problem('not_found')
  return { ...found, versions }
}
export type OwnMaterialDetail = Awaited<ReturnType<typeof getOwnMaterial>>

/** Throws `not_found` unless the material belongs to a session of the speaker's. */
export async function checkOwnMaterial(ctx: Ctx, speaker: OfSpeaker, id: string): Promise<void> {
  const [found] = await ctx.db
    .select({ id: materials.id })
    .from(materials)
    .where(and(isOwn(speaker), eq(materials.id, id)))
  if (!found) throw new Problem('not_found')
}

/** A title in at least one language. */
export const OwnTitle = z.object({
  title: MaterialFields.shape.title.refine((title) => Object.keys(title).length > 0, 'required'),
})

/** Gives another title to what they added. Throws `not_found` for any other. */
export const renameOwn = (ctx: Ctx, change: Change, speaker: OfSpeaker, id: string, title: Localized) =>
  changeMaterial(ctx, change, id, {
    action: 'material.edited',
    values: { title },
    when: sql`${isOwn(speaker)} and ${isTheirs(speaker)}`,
  })

/** Takes what they added from all readers at once; the organiser may give it out again. Throws `not_found`, also when it is withdrawn already. */
export const withdrawOwn = (ctx: Ctx, change: Change, speaker: OfSpeaker, id: string) =>
  changeMaterial(ctx, change, id, {
    action: 'material.withdrawn',
    values: { withdrawnAt: ctx.now },
    when: sql`${isOwn(speaker)} and ${isTheirs(speaker)} and ${isNull(materials.withdrawnAt)}`,
  })

/** A checked version of theirs by the key in its address, given out or not. Throws `not_found`. */
export async function getOwnFile(ctx: Ctx, speaker: OfSpeaker, publicKey: string) {
  const [file] = await ctx.db
    .select(fileColumns(ctx))
    .from(materialVersions)
    .innerJoin(materials, eq(materials.id, materialVersions.materialId))
    .innerJoin(events, eq(events.id, materials.eventId))
    .where(and(isFile(publicKey), isOwn(speaker)))
  if (!file?.type) throw new Problem('not_found')
  return { ...file, type: file.type }
}
