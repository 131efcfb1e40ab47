import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { auditStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { contributors, programmeVersions, sessionRooms, sessions, tracks } from './table.ts'

interface TakeBack {
  actorId: string
  event: EventRow
  number: number
}

/** One row for each of the frozen list, as `item.value`. */
const each = ({ event, number }: TakeBack, list: 'sessions' | 'tracks') =>
  sql`from programme_versions version, json_each(version.programme, ${`$.${list}`}) item
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

/** The columns of a session that a version holds; the internal note of a session that is still there stays. */
const frozen = {
  number: of('number'),
  position: of('position'),
  kind: of('kind'),
  title: listOf('title'),
  abstract: sql`coalesce(json_extract(version.texts, '$.sessions."' || (item.value ->> 'id') || '"'), '{}')`,
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
      sequence: sql`(${of('sequence')}) + 1`,
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

/** Rooms and speakers that are no longer known are left out. */
const roomsStatement = (ctx: Ctx, change: TakeBack) =>
  insertFrom(
    ctx.db,
    sessionRooms,
    { sessionId: of('id'), roomId: sql`room.value` },
    sql`from programme_versions version, json_each(version.programme, '$.sessions') item, json_each(item.value, '$.rooms') room
      where version.event_id = ${change.event.id} and version.number = ${change.number}
        and room.value in (select id from rooms)`,
  )

const contributorsStatement = (ctx: Ctx, change: TakeBack) =>
  insertFrom(
    ctx.db,
    contributors,
    {
      id: rowIds(ctx),
      sessionId: of('id'),
      speakerId: sql`part.value ->> 'speakerId'`,
      role: sql`part.value ->> 'role'`,
      delegation: sql`part.value ->> 'delegation'`,
      position: sql`part.key + 1`,
    },
    sql`from programme_versions version, json_each(version.programme, '$.sessions') item, json_each(item.value, '$.contributors') part
      where version.event_id = ${change.event.id} and version.number = ${change.number}
        and part.value ->> 'speakerId' in (select id from speakers)`,
  )

/** Makes a released version the draft again; what was drafted since is replaced, what was released stays. Throws `not_found`. */
export async function takeBack(ctx: Ctx, change: TakeBack): Promise<void> {
  const { actorId, event, number } = change
  const own = ctx.db.select({ id: sessions.id }).from(sessions).where(eq(sessions.eventId, event.id))
  const kept = sql`(select item.value ->> 'id' ${each(change, 'sessions')})`
  const isThere = sql`exists (select 1 from programme_versions where event_id = ${event.id} and number = ${number})`
  const [found] = await ctx.db.batch([
    ctx.db
      .select({ number: programmeVersions.number })
      .from(programmeVersions)
      .where(and(eq(programmeVersions.eventId, event.id), eq(programmeVersions.number, number))),
    ctx.db.delete(contributors).where(and(inArray(contributors.sessionId, own), isThere)),
    ctx.db.delete(sessionRooms).where(and(inArray(sessionRooms.sessionId, own), isThere)),
    ctx.db.delete(sessions).where(and(eq(sessions.eventId, event.id), sql`id not in ${kept}`, isThere)),
    tracksStatement(ctx, change),
    sessionsStatement(ctx, change),
    roomsStatement(ctx, change),
    contributorsStatement(ctx, change),
    auditStatement(ctx, {
      action: 'programme.taken_back',
      actorId,
      subjectId: event.id,
      organizationId: event.organizationId,
      eventId: event.id,
      details: { version: number },
    }),
  ])
  if (found.length === 0) throw new Problem('not_found')
}
