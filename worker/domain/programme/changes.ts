import { type ReleasedSession, releasedSessions } from './frozen.ts'
import type { FrozenProgramme, FrozenTexts, ProgrammeChange } from './table.ts'

/** JSON with the keys of every object in order: a version that the database froze has them in another. */
const ordered = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

const equal = (one: unknown, other: unknown) =>
  JSON.stringify(one) === JSON.stringify(other) || JSON.stringify(one, ordered) === JSON.stringify(other, ordered)

const at = ({ startsAt, endsAt }: ReleasedSession) => ({
  startsAt: startsAt?.getTime() ?? null,
  endsAt: endsAt?.getTime() ?? null,
})

const roomNames = ({ rooms }: ReleasedSession) => rooms.map(({ name }) => name)

/** Who contributes, in protocol order; the same person in two roles is named once. */
const people = ({ contributors }: ReleasedSession) => [...new Set(contributors.map(({ speaker }) => speaker.name))]

function between(before: ReleasedSession, now: ReleasedSession): ProgrammeChange[] {
  const { number, title } = now
  const rooms = (session: ReleasedSession) => session.rooms.map(({ id }) => id).toSorted()
  return [
    ...(equal(before.title, title) ? [] : [{ kind: 'renamed' as const, number, title, from: before.title }]),
    ...(equal(at(before), at(now)) ? [] : [{ kind: 'moved' as const, number, title, from: at(before), to: at(now) }]),
    ...(equal(rooms(before), rooms(now))
      ? []
      : [{ kind: 'room' as const, number, title, from: roomNames(before), to: roomNames(now) }]),
    ...(equal(people(before), people(now))
      ? []
      : [{ kind: 'people' as const, number, title, from: people(before), to: people(now) }]),
  ]
}

/** What a programme changes for those who know the one before, in its order; what was removed comes last. */
export function changesBetween(before: FrozenProgramme, now: FrozenProgramme): ProgrammeChange[] {
  const [old, present] = [releasedSessions(before), releasedSessions(now)]
  const oldById = new Map(old.map((session) => [session.id, session]))
  const kept = new Set(present.map(({ id }) => id))
  return [
    ...present.flatMap((session) => {
      const known = oldById.get(session.id)
      const { number, title } = session
      return known ? between(known, session) : [{ kind: 'added' as const, number, title, at: at(session) }]
    }),
    ...old
      .filter(({ id }) => !kept.has(id))
      .map((session) => ({
        kind: 'removed' as const,
        number: session.number,
        title: session.title,
        at: at(session),
      })),
  ]
}

interface Frozen {
  programme: FrozenProgramme
  texts: FrozenTexts
}

/** What readers get of it: neither how often a session moved nor its rank among those that start together, which its place shows. */
const shown = ({ programme, texts }: Frozen) => ({
  ...programme,
  texts,
  sessions: programme.sessions.map(({ sequence: _moves, position: _rank, ...session }) => session),
})

/** Whether two frozen programmes say the same in every detail. */
export const areSame = (one: Frozen, other: Frozen): boolean => equal(shown(one), shown(other))
