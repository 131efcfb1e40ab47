import type { Localized } from '#worker/core/text/localized.ts'
import type { ProgrammeSession } from './queries.ts'
import type {
  ContributorRole,
  FrozenProgramme,
  FrozenRoom,
  FrozenSession,
  FrozenSpeaker,
  FrozenTexts,
  TrackRow,
} from './table.ts'

/** A speaker's part in a released session. */
export interface ReleasedPart {
  role: ContributorRole
  /** For which of the session's delegations, from 1. */
  delegation: number | null
  speaker: FrozenSpeaker
}

/** A session as everybody sees it: of a released version, or of the draft in its preview. */
export interface ReleasedSession extends Omit<FrozenSession, 'startsAt' | 'endsAt' | 'rooms' | 'contributors'> {
  startsAt: Date | null
  endsAt: Date | null
  track: FrozenProgramme['tracks'][number] | null
  rooms: FrozenRoom[]
  contributors: ReleasedPart[]
}

/** What a release is made from. */
interface Drafted {
  sessions: readonly ProgrammeSession[]
  tracks: readonly Pick<TrackRow, 'id' | 'name' | 'colour'>[]
  /** In the order of venues and rooms. */
  rooms: readonly FrozenRoom[]
}

const uniqueById = <T extends { id: string }>(list: readonly T[]): T[] => [
  ...new Map(list.map((one) => [one.id, one])).values(),
]

const frozenRoom = ({ id, kind, name, capacity, venue }: FrozenRoom): FrozenRoom => ({
  id,
  kind,
  name,
  capacity,
  venue: { name: venue.name, address: venue.address, mapUrl: venue.mapUrl },
})

const frozenSpeaker = (speaker: FrozenSpeaker): FrozenSpeaker => ({
  id: speaker.id,
  slug: speaker.slug,
  name: speaker.name,
  nativeName: speaker.nativeName,
  honorific: speaker.honorific,
  position: speaker.position,
  affiliation: speaker.affiliation,
})

/** Picked by name: a version is public, so that what is not named here never is. */
const frozenSession = (session: ProgrammeSession): FrozenSession => ({
  id: session.id,
  number: session.number,
  position: session.position,
  kind: session.kind,
  title: session.title,
  startsAt: session.startsAt?.getTime() ?? null,
  endsAt: session.endsAt?.getTime() ?? null,
  trackId: session.trackId,
  spokenIn: session.spokenIn,
  interpretedInto: session.interpretedInto,
  streamUrl: session.streamUrl,
  streamRule: session.streamRule,
  streamMinutes: session.streamMinutes,
  recordingUrl: session.recordingUrl,
  recordingRule: session.recordingRule,
  doNotRecord: session.doNotRecord,
  delegations: session.delegations,
  uid: session.uid,
  sequence: session.sequence,
  rooms: session.rooms.map(({ id }) => id),
  contributors: session.contributors.map(({ speaker, role, delegation }) => ({
    speakerId: speaker.id,
    role,
    delegation,
  })),
})

/** What a release keeps of the draft; internal notes are not in it. */
export function freeze({ sessions, tracks, rooms }: Drafted): FrozenProgramme {
  const people = sessions.flatMap(({ contributors }) => contributors.map(({ speaker }) => speaker))
  return {
    sessions: sessions.map(frozenSession),
    tracks: tracks.map(({ id, name, colour }) => ({ id, name, colour })),
    rooms: uniqueById(rooms).map(frozenRoom),
    speakers: uniqueById(people)
      .map(frozenSpeaker)
      .toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
  }
}

interface DraftedTexts {
  sessions: readonly { id: string; abstract: Localized }[]
  speakers: readonly { id: string; biography: Localized }[]
}

/** Abstracts and biographies of the draft, by id. */
export function freezeTexts({ sessions, speakers }: DraftedTexts): FrozenTexts {
  const said = (texts: readonly (readonly [string, Localized])[]) =>
    Object.fromEntries(texts.filter(([, text]) => Object.keys(text).length > 0))
  return {
    sessions: said(sessions.map(({ id, abstract }) => [id, abstract])),
    speakers: said(speakers.map(({ id, biography }) => [id, biography])),
  }
}

/** A time as a version keeps it. */
export const thawed = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds))

/** The sessions of a frozen programme with their tracks, rooms and people, in its order. */
export function releasedSessions({ sessions, tracks, rooms, speakers }: FrozenProgramme): ReleasedSession[] {
  const trackOf = new Map(tracks.map((track) => [track.id, track]))
  const roomOf = new Map(rooms.map((room) => [room.id, room]))
  const speakerOf = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  return sessions.map((session) => ({
    ...session,
    startsAt: thawed(session.startsAt),
    endsAt: thawed(session.endsAt),
    track: trackOf.get(session.trackId ?? '') ?? null,
    rooms: session.rooms.flatMap((id) => roomOf.get(id) ?? []),
    contributors: session.contributors.flatMap(({ speakerId, role, delegation }) => {
      const speaker = speakerOf.get(speakerId)
      return speaker ? { role, delegation, speaker } : []
    }),
  }))
}
