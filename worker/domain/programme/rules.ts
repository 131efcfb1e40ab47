import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { ReleasedSession } from './frozen.ts'
import type { SessionRow } from './table.ts'

type Streamed = Pick<ReleasedSession, 'streamUrl' | 'streamRule' | 'streamMinutes' | 'startsAt'>
type Recorded = Pick<ReleasedSession, 'recordingUrl' | 'recordingRule'>

/** The stream address that everybody may see now; undefined where there is none or the rule keeps it back. */
export function publicStream({ streamUrl, streamRule, streamMinutes, startsAt }: Streamed, now: Date) {
  if (streamUrl === null || streamRule === 'registrants') return undefined
  if (streamRule === 'always') return streamUrl
  const opensAt = startsAt && startsAt.getTime() - streamMinutes * 60_000
  return opensAt !== null && opensAt <= now.getTime() ? streamUrl : undefined
}

/** The address of the recording that everybody may see. */
export const publicRecording = ({ recordingUrl, recordingRule }: Recorded) =>
  recordingRule === 'always' ? (recordingUrl ?? undefined) : undefined

/** The stream address that who has a confirmed place may see now. */
export const registrantStream = (session: Streamed, now: Date) =>
  session.streamRule === 'registrants' ? (session.streamUrl ?? undefined) : publicStream(session, now)

/** A session with a start and an end. */
export type Timed<T> = T & { startsAt: Date; endsAt: Date }

/** Whether the programme says when a session starts and ends. */
export const isTimed = <T extends Pick<ReleasedSession, 'startsAt' | 'endsAt'>>(session: T): session is Timed<T> =>
  session.startsAt !== null && session.endsAt !== null

/** Whether a session takes place now. */
export const isRunning = (session: Pick<ReleasedSession, 'startsAt' | 'endsAt'>, now: Date) =>
  isTimed(session) && session.startsAt <= now && now < session.endsAt

type Described = Pick<SessionRow, 'id' | 'kind' | 'title' | 'abstract'>

/** A session that lacks texts in some of its event's languages. */
export interface SessionGaps {
  session: Described
  texts: { text: 'title' | 'abstract'; language: ContentLanguage }[]
}

/** What the sessions of an event do not say yet, in the order of the programme; a break needs no abstract. */
export const sessionGapsOf = (languages: readonly ContentLanguage[], sessions: readonly Described[]): SessionGaps[] =>
  sessions
    .map((session) => ({
      session,
      texts: languages.flatMap((language) =>
        (['title', 'abstract'] as const)
          .filter((text) => !session[text][language] && !(text === 'abstract' && session.kind === 'break'))
          .map((text) => ({ text, language })),
      ),
    }))
    .filter(({ texts }) => texts.length > 0)
