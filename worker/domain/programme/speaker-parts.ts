import { type ReleasedSession, releasedSessions } from './frozen.ts'
import type { ContributorRole, FrozenProgramme, FrozenSpeaker } from './table.ts'

/** A session that a speaker contributes to, with every role there. */
export interface SessionPart {
  session: ReleasedSession
  roles: ContributorRole[]
}

export interface SpeakerParts {
  speaker: FrozenSpeaker
  /** In the order of the programme. */
  parts: SessionPart[]
}

/** The speakers of a frozen programme in its order, each with the sessions they contribute to. */
export function speakerPartsOf(programme: FrozenProgramme): SpeakerParts[] {
  const contributions = releasedSessions(programme).flatMap((session) =>
    session.contributors.map(({ speaker, role }) => ({ speakerId: speaker.id, session, role })),
  )
  const bySpeaker = Map.groupBy(contributions, ({ speakerId }) => speakerId)
  return programme.speakers.map((speaker) => ({
    speaker,
    parts: [...Map.groupBy(bySpeaker.get(speaker.id) ?? [], ({ session }) => session)].map(([session, own]) => ({
      session,
      roles: own.map(({ role }) => role),
    })),
  }))
}
