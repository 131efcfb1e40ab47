import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import type { ProgrammeSession } from './queries.ts'
import { isTimed, type Timed } from './rules.ts'

/** What an organiser should look at; nothing is forbidden, and nothing of it is stored. */
export type Warning = { sessions: readonly ProgrammeSession[] } & (
  | { kind: 'room_twice'; room: Localized }
  | { kind: 'contributor_twice'; name: string }
  | { kind: 'track_overlap'; track: Localized }
  | { kind: 'outside_event' }
  | { kind: 'room_small'; seats: number; confirmed: number }
  | { kind: 'title_missing'; language: ContentLanguage }
)

type Hours = Pick<EventRow, 'startsAt' | 'endsAt' | 'languages'>
type Scheduled = Timed<ProgrammeSession>

/** Every two sessions that run at the same time; one that ends as the other starts does not. */
function overlapsOf(scheduled: readonly Scheduled[]): [Scheduled, Scheduled][] {
  const ordered = scheduled.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return ordered.flatMap((first, index) => {
    const rest = ordered.slice(index + 1)
    const end = rest.findIndex((second) => second.startsAt >= first.endsAt)
    const during = end < 0 ? rest : rest.slice(0, end)
    return during.map((second): [Scheduled, Scheduled] => [first, second])
  })
}

/** What two sessions at the same time share and should not. */
function shared(first: Scheduled, second: Scheduled): Warning[] {
  const sessions = [first, second]
  const rooms = first.rooms.filter(({ id }) => second.rooms.some((room) => room.id === id))
  const there = new Set(second.contributors.map(({ speaker }) => speaker.id))
  const people = new Map(first.contributors.map(({ speaker }) => [speaker.id, speaker.name]))
  const track = first.track && first.track.id === second.track?.id ? [first.track] : []
  return [
    ...rooms.map(({ name }) => ({ kind: 'room_twice' as const, sessions, room: name })),
    ...[...people].flatMap(([id, name]) =>
      there.has(id) ? [{ kind: 'contributor_twice' as const, sessions, name }] : [],
    ),
    ...track.map(({ name }) => ({ kind: 'track_overlap' as const, sessions, track: name })),
  ]
}

/** Seats of all rooms of a session together; undefined where one of them is not counted. */
function seatsOf({ rooms }: ProgrammeSession): number | undefined {
  if (rooms.length === 0) return undefined
  return rooms.reduce<number | undefined>(
    (sum, { capacity }) => (sum === undefined || capacity === null ? undefined : sum + capacity),
    0,
  )
}

/** What is to be said of one session by itself; seats only where the whole audience is in this session. */
function alone(session: ProgrammeSession, event: Hours, confirmed: number): Warning[] {
  const sessions = [session]
  const isOutside =
    (session.startsAt !== null && session.startsAt < event.startsAt) ||
    (session.endsAt !== null && session.endsAt > event.endsAt)
  const seats = seatsOf(session)
  return [
    ...(isOutside ? [{ kind: 'outside_event' as const, sessions }] : []),
    ...(seats !== undefined && seats < confirmed ? [{ kind: 'room_small' as const, sessions, seats, confirmed }] : []),
    ...event.languages
      .filter((language) => !session.title[language])
      .map((language) => ({ kind: 'title_missing' as const, sessions, language })),
  ]
}

/** All warnings of a programme, computed from what it says now. */
export function warningsOf(event: Hours, programme: readonly ProgrammeSession[], confirmed: number): Warning[] {
  const overlaps = overlapsOf(programme.filter(isTimed))
  const parallel = new Set(overlaps.flat().map(({ id }) => id))
  return [
    ...overlaps.flatMap(([first, second]) => shared(first, second)),
    ...programme.flatMap((session) => alone(session, event, parallel.has(session.id) ? 0 : confirmed)),
  ]
}
