import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { contributors, programmeVersions, sessionRooms, sessions, tracks } from './table.ts'

interface TakeBack {
  actorId: string
  event: EventRow
  number: number
}

/** One row for each of the frozen list, as `item.value`; `more` are its rooms, say. */
const each = ({ event, number }: TakeBack, list: 'sessions' | 'tracks', more = sql``) =>
  sql`from programme_versions version, json_each(version.programme, ${`$.${list}`}) item ${more}
    where version.event_id = ${event.id} and version.number = ${number}`

const of = (name: string) => sql`item.value ->> ${sql.raw(`'${name}'`)}`
const listOf = (name: string) => sql`item.value -> ${sql.raw(`'${name}'`)}`

const excluded = (column: string) => sql.raw(`excluded.${column}`)

const tracksStatement = (ctx: Ctx, change: TakeBack) =>
  insertFrom(
    ctx.db,
    tracks,
    {
      id: of('id'),
      eventId: change.event.id,
      name: listOf('name'),
      colour: of('colour'),
      position: sql`item.key + 1`,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    each(change, 'tracks'),
  ).onConflictDoUpdate({
    target: tracks.id,
    set: { name: excluded('name'), colour: excluded('colour'), position: excluded('position'), updatedAt: ctx.now },
  })

/** What an object holds under the id of the session. */
const byId = sql.raw(`('$."' || (item.value ->> 'id') || '"')`)

/** The columns of a session that a version holds; the internal note of a session that is still there stays. */
const frozen = {
  number: of('number'),
  position: of('position'),
  kind: of('kind'),
  title: listOf('title'),
  abstract: sql`coalesce(version.texts -> '$.sessions' -> ${byId}, '{}')`,
  startsAt: of('startsAt'),
  endsAt: of('endsAt'),
  trackId: of('trackId'),
  spokenIn: listOf('spokenIn'),
  interpretedInto: listOf('interpretedInto'),
  streamUrl: of('streamUrl'),
  streamRule: of('streamRule'),
  streamMinutes: of('streamMinutes'),
  recordingUrl: of('recordingUrl'),
  recordingRule: of('recordingRule'),
  doNotRecord: of('doNotRecord'),
  delegations: listOf('delegations'),
}

/** How far each session's SEQUENCE has gone in any version, by its id: one that comes back goes on from there, and from the step by which feeds told that it was removed. */
const reached = ({ event }: TakeBack) => sql`(
    select json_group_object(id, sequence) from (
      select one.value ->> 'id' as id, max(one.value ->> 'sequence') as sequence
      from programme_versions any_version, json_each(any_version.programme, '$.sessions') one
      where any_version.event_id = ${event.id} group by 1
    )
  )`

/** Their SEQUENCE goes on where the times differ, as in every other move. */
const nextSequence = sql`${sessions.sequence} + (${sessions.startsAt} is not excluded.starts_at
  or ${sessions.endsAt} is not excluded.ends_at)`

const sessionsStatement = (ctx: Ctx, change: TakeBack) =>
  insertFrom(
    ctx.db,
    sessions,
    {
      ...frozen,
      id: of('id'),
      eventId: change.event.id,
      uid: of('uid'),
      sequence: sql`(${reached(change)} ->> ${byId}) + 2`,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    each(change, 'sessions'),
  ).onConflictDoUpdate({
    target: sessions.id,
    set: {
      ...Object.fromEntries(
        (Object.keys(frozen) as (keyof typeof frozen)[]).map((key) => [key, excluded(sessions[key].name)]),
      ),
      sequence: nextSequence,
      revision: sql`${sessions.revision} + 1`,
      updatedAt: ctx.now,
    },
  })

/** Rooms that are no longer known are left out. */
const roomsStatement = (ctx: Ctx, change: TakeBack) =>
  insertFrom(
    ctx.db,
    sessionRooms,
    { sessionId: of('id'), roomId: sql`rooms.id` },
    each(change, 'sessions', sql`, json_each(item.value, '$.rooms') place join rooms on rooms.id = place.value`),
  )

/** The same of speakers. */
const contributorsStatement = (ctx: Ctx, change: TakeBack) =>
  insertFrom(
    ctx.db,
    contributors,
    {
      id: rowIds(ctx),
      sessionId: of('id'),
      speakerId: sql`speakers.id`,
      role: sql`part.value ->> 'role'`,
      delegation: sql`part.value ->> 'delegation'`,
      position: sql`part.key + 1`,
    },
    each(
      change,
      'sessions',
      sql`, json_each(item.value, '$.contributors') part join speakers on speakers.id = part.value ->> 'speakerId'`,
    ),
  )

const takenBackStatement = (ctx: Ctx, { actorId, event, number }: TakeBack, condition: SQL) =>
  auditWhenStatement(
    ctx,
    {
      action: 'programme.taken_back',
      actorId,
      subjectId: event.id,
      organizationId: event.organizationId,
      eventId: event.id,
      details: { version: number },
    },
    condition,
  )

/** Makes a released version the draft again; what was drafted since is replaced, what was released stays. Throws `not_found`. */
export async function takeBack(ctx: Ctx, change: TakeBack): Promise<void> {
  const { event, number } = change
  const meant = and(eq(programmeVersions.eventId, event.id), eq(programmeVersions.number, number))
  const isThere = sql`exists (select 1 from ${programmeVersions} where ${meant})`
  const own = ctx.db.select({ id: sessions.id }).from(sessions).where(eq(sessions.eventId, event.id))
  const isOther = (list: 'sessions' | 'tracks') => sql`id not in (select ${of('id')} ${each(change, list)})`
  const [found] = await ctx.db.batch([
    ctx.db.select({ number: programmeVersions.number }).from(programmeVersions).where(meant),
    ctx.db.delete(contributors).where(and(inArray(contributors.sessionId, own), isThere)),
    ctx.db.delete(sessionRooms).where(and(inArray(sessionRooms.sessionId, own), isThere)),
    ctx.db.delete(sessions).where(and(eq(sessions.eventId, event.id), isOther('sessions'), isThere)),
    tracksStatement(ctx, change),
    sessionsStatement(ctx, change),
    ctx.db.delete(tracks).where(and(eq(tracks.eventId, event.id), isOther('tracks'), isThere)),
    roomsStatement(ctx, change),
    contributorsStatement(ctx, change),
    takenBackStatement(ctx, change, isThere),
  ])
  if (found.length === 0) throw new Problem('not_found')
}
