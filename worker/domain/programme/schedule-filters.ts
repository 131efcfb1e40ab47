import * as z from 'zod'
import { type ContentLanguage, contentLanguages } from '#worker/core/text/languages.ts'
import { isTimeZone } from '#worker/core/time.ts'
import type { ReleasedSession } from './frozen.ts'
import { type FrozenProgramme, type FrozenRoom, type FrozenSpeaker, type SessionKind, sessionKinds } from './table.ts'

export const filterNames = ['track', 'room', 'language', 'kind', 'speaker'] as const
export type FilterName = (typeof filterNames)[number]

/** What a visitor asks the schedule for; ids of tracks and rooms, the slug of a speaker. */
export type ScheduleFilters = Partial<Record<FilterName, string>>

/** Ids and slugs are shorter; what is longer or no text counts as not asked. */
const Asked = z.string().min(1).max(100).optional().catch(undefined)

/** The query of a schedule's address; what is unknown in it is left out, never refused. */
export const ScheduleQuery = z.object({
  track: Asked,
  room: Asked,
  language: Asked,
  kind: Asked,
  speaker: Asked,
  zone: z.string().max(60).refine(isTimeZone).optional().catch(undefined),
})

/** What can be chosen: only what the programme has, in its order. */
export interface ScheduleChoices {
  track: FrozenProgramme['tracks']
  room: FrozenRoom[]
  language: ContentLanguage[]
  kind: SessionKind[]
  speaker: FrozenSpeaker[]
}

const languagesOf = ({ spokenIn, interpretedInto }: ReleasedSession) => [...spokenIn, ...interpretedInto]

/** The tracks, rooms, languages, kinds and people that sessions of a programme have. */
export function scheduleChoices(programme: FrozenProgramme, sessions: readonly ReleasedSession[]): ScheduleChoices {
  const used = (idsOf: (session: ReleasedSession) => readonly unknown[]) => new Set(sessions.flatMap(idsOf))
  const tracks = used(({ trackId }) => [trackId])
  const rooms = used((session) => session.rooms.map(({ id }) => id))
  const speakers = used(({ contributors }) => contributors.map(({ speaker }) => speaker.id))
  const [languages, kinds] = [used(languagesOf), used(({ kind }) => [kind])]
  return {
    track: programme.tracks.filter(({ id }) => tracks.has(id)),
    room: programme.rooms.filter(({ id }) => rooms.has(id)),
    language: contentLanguages.filter((language) => languages.has(language)),
    kind: sessionKinds.filter((kind) => kinds.has(kind)),
    speaker: programme.speakers.filter(({ id }) => speakers.has(id)),
  }
}

/** The values by which each filter names its choices in an address. */
const valuesOf = (choices: ScheduleChoices): Record<FilterName, readonly string[]> => ({
  track: choices.track.map(({ id }) => id),
  room: choices.room.map(({ id }) => id),
  language: choices.language,
  kind: choices.kind,
  speaker: choices.speaker.map(({ slug }) => slug),
})

/** Of what was asked, what can be chosen: an old link to a track that is gone shows everything, without a filter. */
export function knownFilters(asked: z.output<typeof ScheduleQuery>, choices: ScheduleChoices): ScheduleFilters {
  const values = valuesOf(choices)
  const known = filterNames.filter((name) => values[name].includes(asked[name] ?? ''))
  return Object.fromEntries(known.map((name) => [name, asked[name]]))
}

type Matches = (session: ReleasedSession, wanted: string) => boolean

const matches: Record<FilterName, Matches> = {
  track: ({ trackId }, wanted) => trackId === wanted,
  room: ({ rooms }, wanted) => rooms.some(({ id }) => id === wanted),
  language: (session, wanted) => languagesOf(session).some((language) => language === wanted),
  kind: ({ kind }, wanted) => kind === wanted,
  speaker: ({ contributors }, wanted) => contributors.some(({ speaker }) => speaker.slug === wanted),
}

/** The sessions that satisfy every filter. */
export const filteredSessions = (sessions: readonly ReleasedSession[], filters: ScheduleFilters): ReleasedSession[] =>
  sessions.filter((session) =>
    filterNames.every((name) => {
      const wanted = filters[name]
      return wanted === undefined || matches[name](session, wanted)
    }),
  )
