import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, json, localized, revision, updated } from '#worker/core/columns.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { accounts } from '../accounts/table.ts'
import { events } from '../events/table.ts'
import { type SpeakerRow, speakers } from '../speakers/table.ts'
import { type RoomRow, rooms, type VenueRow } from '../venues/table.ts'

export const sessionKinds = ['opening', 'keynote', 'talk', 'panel', 'discussion', 'ceremony', 'break'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** A strand of the programme; its colour carries white text and never stands without its name. */
export const tracks = sqliteTable(
  'tracks',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    name: localized('name').notNull(),
    colour: text('colour').notNull(),
    position: integer('position').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [index('tracks_event').on(t.eventId, t.position)],
)

export type TrackRow = typeof tracks.$inferSelect

/** Who sees the address of a stream, and from when: `before` is so many minutes before the start. */
export const streamRules = ['always', 'before', 'registrants'] as const
export const recordingRules = ['always', 'registrants'] as const

/** One item of the programme; without a start it is not scheduled yet. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    /** In the address of its page and in the machine forms; unique within the event, never given again. */
    number: integer('number').notNull().default(0),
    position: integer('position').notNull(),
    kind: text('kind', { enum: sessionKinds }).notNull(),
    title: localized('title').notNull(),
    abstract: localized('abstract').notNull(),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    trackId: text('track_id').references(() => tracks.id),
    spokenIn: json<ContentLanguage[]>('spoken_in').notNull().default([]),
    interpretedInto: json<ContentLanguage[]>('interpreted_into').notNull().default([]),
    streamUrl: text('stream_url'),
    streamRule: text('stream_rule', { enum: streamRules }).notNull().default('registrants'),
    streamMinutes: integer('stream_minutes').notNull().default(15),
    recordingUrl: text('recording_url'),
    recordingRule: text('recording_rule', { enum: recordingRules }).notNull().default('registrants'),
    doNotRecord: integer('do_not_record', { mode: 'boolean' }).notNull().default(false),
    /** Who signs for whom, in protocol order; the contributors name theirs by its place, from 1. */
    delegations: json<Localized[]>('delegations').notNull().default([]),
    /** For organisers only: never on a public page, in a feed or in a machine form. */
    internalNote: text('internal_note'),
    uid: text('uid').notNull(),
    sequence: integer('sequence').notNull().default(0),
    revision: revision(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('sessions_uid').on(t.uid),
    uniqueIndex('sessions_number').on(t.eventId, t.number),
    index('sessions_event').on(t.eventId, t.startsAt, t.position),
  ],
)
export type SessionRow = typeof sessions.$inferSelect

/** Where a session takes place; several where it is shown in more than one room. */
export const sessionRooms = sqliteTable(
  'session_rooms',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.roomId] }), index('session_rooms_room').on(t.roomId)],
)

export const contributorRoles = [
  'opening-remarks',
  'keynote',
  'speaker',
  'moderator',
  'panellist',
  'discussant',
  'interpreter',
  'signatory',
  'witness',
] as const
export type ContributorRole = (typeof contributorRoles)[number]

/** A speaker's part in a session, in protocol order. */
export const contributors = sqliteTable(
  'contributors',
  {
    id: id(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id),
    role: text('role', { enum: contributorRoles }).notNull(),
    position: integer('position').notNull(),
    /** For which delegation of the session, from 1. */
    delegation: integer('delegation'),
  },
  (t) => [
    uniqueIndex('contributors_part').on(t.sessionId, t.speakerId, t.role),
    index('contributors_speaker').on(t.speakerId),
  ],
)

type Times = { startsAt: number | null; endsAt: number | null }

/** A session as it was released: times in milliseconds, rooms and people by their ids. */
export interface FrozenSession
  extends Omit<
      SessionRow,
      'eventId' | 'abstract' | 'internalNote' | 'revision' | 'createdAt' | 'updatedAt' | 'startsAt' | 'endsAt'
    >,
    Times {
  rooms: string[]
  contributors: { speakerId: string; role: ContributorRole; delegation: number | null }[]
}

export interface FrozenRoom extends Pick<RoomRow, 'id' | 'kind' | 'name' | 'capacity'> {
  venue: Pick<VenueRow, 'name' | 'address' | 'mapUrl'>
}

export type FrozenSpeaker = Pick<
  SpeakerRow,
  'id' | 'slug' | 'name' | 'nativeName' | 'honorific' | 'position' | 'affiliation'
>

export interface FrozenProgramme {
  /** In the order of the programme; those without a start come last. */
  sessions: FrozenSession[]
  tracks: Pick<TrackRow, 'id' | 'name' | 'colour'>[]
  /** In the order of venues and rooms. */
  rooms: FrozenRoom[]
  speakers: FrozenSpeaker[]
}

/** Abstracts by session and biographies by speaker; who has none is absent. */
export interface FrozenTexts {
  sessions: Record<string, Localized>
  speakers: Record<string, Localized>
}

/** What a release changed for those who had seen the one before. */
export type ProgrammeChange = { number: number; title: Localized } & (
  | { kind: 'added' | 'removed'; at: Times }
  | { kind: 'moved'; from: Times; to: Times }
  | { kind: 'renamed'; from: Localized }
  | { kind: 'room'; from: Localized[]; to: Localized[] }
  | { kind: 'people'; from: string[]; to: string[] }
)

/** A released programme, frozen: the newest is the one that everybody sees. */
export const programmeVersions = sqliteTable(
  'programme_versions',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    /** From 1, without gaps. */
    number: integer('number').notNull(),
    note: localized('note').notNull(),
    programme: json<FrozenProgramme>('programme').notNull(),
    /** Abstracts and biographies by id, apart because a schedule shows none of them. */
    texts: json<FrozenTexts>('texts').notNull(),
    /** What moved since the version before; empty in the first. */
    changes: json<ProgrammeChange[]>('changes').notNull(),
    /** Absent where the update of an installation released what was public before. */
    releasedBy: text('released_by').references(() => accounts.id),
    releasedAt: instant('released_at').notNull(),
  },
  (t) => [uniqueIndex('programme_versions_number').on(t.eventId, t.number)],
)
