import type { Localized } from '#worker/core/text/localized.ts'
import { type ReleasedSession, releasedSessions } from './frozen.ts'
import type { FrozenProgramme, ProgrammeChange } from './table.ts'

const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const texts = (text: Localized) => Object.entries(text).toSorted(([a], [b]) => (a < b ? -1 : 1))

const isRenamed = (before: Localized, now: Localized) => !equal(texts(before), texts(now))

const at = ({ startsAt, endsAt }: ReleasedSession) => ({
  startsAt: startsAt?.getTime() ?? null,
  endsAt: endsAt?.getTime() ?? null,
})

const roomNames = ({ rooms }: ReleasedSession) => rooms.map(({ name }) => name)

/** Who contributes, in protocol order; the same person in two roles is named once. */
const people = ({ contributors }: ReleasedSession) => [...new Set(contributors.map(({ speaker }) => speaker.name))]

function between(before: ReleasedSession, now: ReleasedSession): ProgrammeChange[] {
  const { number, title } = now
  const rooms = (session: ReleasedSession) => session.rooms.map(({ id }) => id)
  return [
    ...(isRenamed(before.title, title) ? [{ kind: 'renamed' as const, number, title, from: before.title }] : []),
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
