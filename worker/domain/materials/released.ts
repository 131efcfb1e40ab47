import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { signIns } from '../accounts/table.ts'
import { coHostIds } from '../events/co-hosts.ts'
import type { EventId } from '../events/queries.ts'
import { events } from '../events/table.ts'
import { type Capability, rolesWith } from '../organizations/rules.ts'
import { members } from '../organizations/table.ts'
import { newestProgramme } from '../programme/versions.ts'
import { isPassFor, type Pass } from './pass.ts'
import { type Audience, materials, materialVersions as versions } from './table.ts'

/** The session of a material in the newest release, as JSON; null when it is not in it. */
const releasedSession = sql`(
  select session.value from json_each(${newestProgramme(sql`materials.event_id`)}, '$.sessions') session
  where session.value ->> 'id' = materials.session_id)`

const momentOf = (time: 'startsAt' | 'endsAt', column: SQL) =>
  sql`case when materials.session_id is null then ${column} else ${releasedSession} ->> ${time} end`

/**
 * That readers may have a material now: its event is public, its session is in the released programme, its rule says so
 * and nobody withdrew it. A session without a time has neither begun nor ended.
 */
export const isOut = (ctx: Ctx) =>
  and(
    isNull(materials.deletedAt),
    isNull(materials.withdrawnAt),
    eq(events.state, 'published'),
    sql`(materials.session_id is null or ${releasedSession} is not null)`,
    sql`case materials.release_rule
      when 'at-once' then 0
      when 'date' then materials.release_at
      when 'start' then ${momentOf('startsAt', sql`events.starts_at`)}
      else ${momentOf('endsAt', sql`events.ends_at`)}
    end <= ${ctx.now.getTime()}`,
  )

/** What a page tells of a material. */
const shownColumns = {
  id: materials.id,
  kind: materials.kind,
  title: materials.title,
  licence: materials.licence,
  url: materials.url,
  publicKey: versions.publicKey,
  fileName: versions.fileName,
  type: versions.type,
  bytes: versions.bytes,
}

/** What is given out of an event now to these audiences, those of the event itself first. */
export const materialsStatement = (ctx: Ctx, eventId: EventId, audience: readonly Audience[], of?: SQL) =>
  ctx.db
    .select(shownColumns)
    .from(materials)
    .innerJoin(events, eq(events.id, materials.eventId))
    .leftJoin(versions, eq(versions.id, materials.currentVersionId))
    .where(
      and(
        eq(materials.eventId, eventId),
        inArray(materials.audience, [...audience]),
        or(eq(materials.kind, 'link'), eq(versions.state, 'ready')),
        of,
        isOut(ctx),
      ),
    )
    .orderBy(asc(materials.sessionId), asc(materials.position), asc(materials.id))
export type ShownMaterial = Awaited<ReturnType<typeof materialsStatement>>[number]

/** What an event itself gives to everybody. */
export const eventMaterialsStatement = (ctx: Ctx, eventId: EventId) =>
  materialsStatement(ctx, eventId, ['everybody'], isNull(materials.sessionId))

/** What a session gives to everybody, by its number. */
export const sessionMaterialsStatement = (ctx: Ctx, eventId: EventId, number: string) =>
  materialsStatement(
    ctx,
    eventId,
    ['everybody'],
    sql`materials.session_id in (select id from sessions where event_id = materials.event_id
      and number = cast(${number} as integer))`,
  )

/** That the browser's sign-in is of a member who has the capability at an organization that prepares the event. */
const isMemberWith = (ctx: Ctx, signInHash: string, capability: Capability) => {
  const { organizationId } = members
  return sql<number>`exists ${ctx.db
    .select({ id: members.id })
    .from(signIns)
    .innerJoin(members, eq(members.accountId, signIns.accountId))
    .where(
      and(
        eq(signIns.tokenHash, signInHash),
        gt(signIns.expiresAt, ctx.now),
        inArray(members.role, rolesWith(capability)),
        or(eq(organizationId, events.organizationId), inArray(organizationId, coHostIds(ctx))),
      ),
    )}`
}

/** The columns of a download: the file, and whether readers may have this version now. */
export const fileColumns = (ctx: Ctx) => ({
  versionId: versions.id,
  eventId: materials.eventId,
  audience: materials.audience,
  objectKey: versions.objectKey,
  publicKey: versions.publicKey,
  fileName: versions.fileName,
  bytes: versions.bytes,
  type: versions.type,
  isOut: sql<number>`(${isOut(ctx)} and materials.current_version_id = material_versions.id)`.as('is_out'),
})

/** A checked version by the key in its address, of a material that is not deleted. */
export const isFile = (publicKey: string) =>
  and(eq(versions.publicKey, publicKey), eq(versions.state, 'ready'), isNull(materials.deletedAt))

/** What whoever asks for a file can show. */
export interface Asker {
  signInHash: string
  pass?: Pass | undefined
}

/**
 * The file behind an address for whoever asks: what is out for everybody; for hosts what is out to anybody; for those
 * who edit the programme, or hold their pass, every version. Undefined where the asker may not have it.
 */
export async function findFile(ctx: Ctx, publicKey: string, { signInHash, pass }: Asker) {
  const [file] = await ctx.db
    .select({
      ...fileColumns(ctx),
      isHost: isMemberWith(ctx, signInHash, 'view').as('is_host'),
      isEditor: isMemberWith(ctx, signInHash, 'programme.edit').as('is_editor'),
    })
    .from(versions)
    .innerJoin(materials, eq(materials.id, versions.materialId))
    .innerJoin(events, eq(events.id, materials.eventId))
    .where(isFile(publicKey))
  if (!file?.type) return undefined
  const holder = pass && (await isPassFor(ctx, file.versionId, pass)) ? pass.holder : undefined
  const isPublic = file.isOut === 1 && file.audience === 'everybody'
  const isOrganisers = file.isEditor === 1 || holder === 'organiser'
  const isReaders = isPublic || (file.isOut === 1 && (file.isHost === 1 || holder === 'reader'))
  if (!isOrganisers && !isReaders) return undefined
  return { ...file, type: file.type, isPublic, holder: isOrganisers ? 'organiser' : 'reader' } as const
}
