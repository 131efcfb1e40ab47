import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { EventId } from '../events/queries.ts'
import type { EventRow } from '../events/table.ts'
import { affiliationShown } from '../speakers/affiliation.ts'
import { speakersStatement } from '../speakers/queries.ts'
import { type SpeakerRow, speakers } from '../speakers/table.ts'
import { roomsStatement, venuesOf, venuesStatement } from '../venues/queries.ts'
import { type SessionRoom, sessionRoomsStatement } from './rooms.ts'
import { type ContributorRole, contributors, type SessionRow, sessions, type TrackRow, tracks } from './table.ts'
import { warningsOf } from './warnings.ts'

/** A speaker's part in a session, with what a page shows of the person. */
export interface Contribution {
  id: string
  sessionId: string
  role: ContributorRole
  position: number
  /** For which of the session's delegations, from 1. */
  delegation: number | null
  speaker: Pick<SpeakerRow, 'id' | 'slug' | 'name' | 'nativeName' | 'honorific' | 'position' | 'affiliation'>
}

/** A session as everybody may see it: what is internal is not read at all. */
export type ShownSession = Omit<SessionRow, 'internalNote'>

export interface ProgrammeSession extends ShownSession {
  contributors: Contribution[]
  rooms: SessionRoom[]
  track: TrackRow | null
}

/** A session as its organisers edit it. */
export type EditedSession = ProgrammeSession & Pick<SessionRow, 'internalNote'>

const { internalNote, ...shownColumns } = getTableColumns(sessions)

const one = (sessionId: string | undefined) => (sessionId === undefined ? undefined : eq(sessions.id, sessionId))

/** The sessions of an event, or one of them, in the order of the programme; those without a start come last. */
export const sessionsStatement = (ctx: Ctx, eventId: EventId, sessionId?: string) =>
  ctx.db
    .select(shownColumns)
    .from(sessions)
    .where(and(eq(sessions.eventId, eventId), one(sessionId)))
    .orderBy(sql`${sessions.startsAt} is null`, asc(sessions.startsAt), asc(sessions.position), asc(sessions.id))

/** Aliased where a contributor has a column of the same name: in a batch D1 answers with objects, in which equal names are one. */
const shownOfSpeaker = {
  id: sql`${speakers.id}`.mapWith(speakers.id).as('speaker_key'),
  slug: speakers.slug,
  name: speakers.name,
  nativeName: speakers.nativeName,
  honorific: speakers.honorific,
  position: sql`${speakers.position}`.mapWith(speakers.position).as('speaker_position'),
  affiliation: affiliationShown.as('affiliation'),
}

/** Who contributes to the sessions of an event, or to one of them, in protocol order. */
export const contributorsStatement = (ctx: Ctx, eventId: EventId, sessionId?: string) =>
  ctx.db
    .select({
      id: contributors.id,
      sessionId: contributors.sessionId,
      role: contributors.role,
      position: contributors.position,
      delegation: contributors.delegation,
      speaker: shownOfSpeaker,
    })
    .from(sessions)
    .innerJoin(contributors, eq(contributors.sessionId, sessions.id))
    .innerJoin(speakers, eq(speakers.id, contributors.speakerId))
    .where(and(eq(sessions.eventId, eventId), one(sessionId)))
    .orderBy(asc(contributors.position), asc(contributors.id))

/** The tracks of an event in their order. */
export const tracksStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db.select().from(tracks).where(eq(tracks.eventId, eventId)).orderBy(asc(tracks.position), asc(tracks.id))

/** Everything that the programme of an event is put together from, or one session of it. */
export const programmeStatements = (ctx: Ctx, eventId: EventId, sessionId?: string) =>
  [
    sessionsStatement(ctx, eventId, sessionId),
    contributorsStatement(ctx, eventId, sessionId),
    sessionRoomsStatement(ctx, eventId, sessionId),
    tracksStatement(ctx, eventId),
  ] as const

/** The answers put together: every session with its contributors, rooms and track. */
export function programmeOf(
  rows: readonly ShownSession[],
  parts: readonly Contribution[],
  places: readonly SessionRoom[] = [],
  trackRows: readonly TrackRow[] = [],
): ProgrammeSession[] {
  const partsOf = Map.groupBy(parts, (part) => part.sessionId)
  const roomsOf = Map.groupBy(places, (place) => place.sessionId)
  const trackOf = new Map(trackRows.map((track) => [track.id, track]))
  return rows.map((row) => ({
    ...row,
    contributors: partsOf.get(row.id) ?? [],
    rooms: roomsOf.get(row.id) ?? [],
    track: trackOf.get(row.trackId ?? '') ?? null,
  }))
}

/** The tracks and rooms that a session of the event can be given. */
export async function getChoices(ctx: Ctx, event: Pick<EventRow, 'id' | 'organizationId'>) {
  const [trackRows, venueRows, roomRows] = await ctx.db.batch([
    tracksStatement(ctx, event.id),
    venuesStatement(ctx, event.organizationId),
    roomsStatement(ctx, event.organizationId),
  ])
  return { tracks: trackRows, venues: venuesOf(venueRows, roomRows) }
}
export type SessionChoices = Awaited<ReturnType<typeof getChoices>>

/** How many places are taken. Registrations stand below the programme in the order of nouns: named in SQL, not imported. */
export const confirmedStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ confirmed: sql<number>`(select coalesce(sum(taken), 0) from place_kinds where event_id = ${eventId})` })
    .from(sql`(select 1)`)

/** The programme as its organisers see it, with what they should look at. */
export async function getProgramme(ctx: Ctx, event: EventRow) {
  const [rows, parts, places, trackRows, [count]] = await ctx.db.batch([
    ...programmeStatements(ctx, event.id),
    confirmedStatement(ctx, event.id),
  ])
  const programme = programmeOf(rows, parts, places, trackRows)
  return { sessions: programme, warnings: warningsOf(event, programme, count?.confirmed ?? 0) }
}

/** One session of an event with everything in it, what could join it, and the warnings that name it. Throws `not_found`. */
export async function getSession(ctx: Ctx, event: EventRow, sessionId: string) {
  const [rows, parts, places, trackRows, [count], [note], known, venueRows, roomRows] = await ctx.db.batch([
    ...programmeStatements(ctx, event.id),
    confirmedStatement(ctx, event.id),
    ctx.db.select({ internalNote }).from(sessions).where(eq(sessions.id, sessionId)),
    speakersStatement(ctx, event.organizationId),
    venuesStatement(ctx, event.organizationId),
    roomsStatement(ctx, event.organizationId),
  ])
  const programme = programmeOf(rows, parts, places, trackRows)
  const shown = programme.find(({ id }) => id === sessionId)
  if (!shown) throw new Problem('not_found')
  const session: EditedSession = { ...shown, internalNote: note?.internalNote ?? null }
  const warnings = warningsOf(event, programme, count?.confirmed ?? 0).filter(({ sessions: about }) =>
    about.some(({ id }) => id === sessionId),
  )
  return { session, known, warnings, choices: { tracks: trackRows, venues: venuesOf(venueRows, roomRows) } }
}
