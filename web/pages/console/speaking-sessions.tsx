import { momentInWords } from '#web/components/dates.ts'
import type { EventPageProps } from '#web/components/event-frame.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { SessionFile, Speaking } from '#worker/domain/programme/speaking/one.ts'
import type { SpeakingPart } from '#worker/domain/programme/speaking/table.ts'
import type { ToldSession } from '#worker/domain/programme/speaking/told.ts'

type SessionsProps = EventPageProps & { found: Speaking }

/** A speaker's sessions, each with the answer, what they need there, and the files. */
export function SpeakingSessions({ found, ...page }: SessionsProps) {
  const { one: t } = messages(page.frame.locale).speakingConsole
  const { told } = found.speaker
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t.sessions}</h2>
      {told.length === 0 ? <p class="muted">{t.noSessions}</p> : null}
      {told.map((session) => (
        <Session
          {...page}
          session={session}
          part={found.parts.find(({ sessionId }) => sessionId === session.id)}
          files={found.files.filter(({ sessionId }) => sessionId === session.id)}
        />
      ))}
    </section>
  )
}

interface SessionProps extends EventPageProps {
  session: ToldSession
  part: SpeakingPart | undefined
  files: readonly SessionFile[]
}

const looks = { confirmed: 'good', declined: 'bad' } as const

function Session({ session, part, files, ...page }: SessionProps) {
  const { frame, event } = page
  const { locale } = frame
  const { speakingConsole, programme } = messages(locale)
  const { one: t, answers } = speakingConsole
  const words = (at: Date) => momentInWords(at, locale, event.timeZone)
  const where = session.rooms.map((room) => plain(room, locale, event.languages)).join(', ')
  return (
    <article class="panel">
      <h3>
        <a href={link(frame, `/console/events/${event.slug}/sessions/${session.id}`)}>
          <Phrase value={session.title} locale={locale} order={event.languages} />
        </a>
      </h3>
      <p class="muted">
        {session.startsAt === null ? programme.session.unscheduled : words(new Date(session.startsAt))}
        {where ? ` · ${where}` : null}
      </p>
      <dl class="facts">
        <dt>{speakingConsole.items.answer}</dt>
        <dd>
          {part?.answer ? (
            <span class={`badge ${looks[part.answer]}`}>{answers[part.answer]}</span>
          ) : (
            <span class="badge">{answers.open}</span>
          )}{' '}
          {part?.answeredAt ? <span class="muted">{t.answeredAt(words(part.answeredAt))}</span> : null}
        </dd>
        {part?.answerNote ? (
          <>
            <dt>{t.note}</dt>
            <dd class="as-written">{part.answerNote}</dd>
          </>
        ) : null}
        <dt>{t.needs}</dt>
        <dd class="as-written">{part?.needs === '' ? speakingConsole.noNeeds : (part?.needs ?? t.noNeedsSaid)}</dd>
        <dt>{t.files}</dt>
        <dd>
          <Files {...page} {...{ session, files }} />
        </dd>
      </dl>
    </article>
  )
}

function Files({ frame, event, session, files }: EventPageProps & Pick<SessionProps, 'session' | 'files'>) {
  const { one: t } = messages(frame.locale).speakingConsole
  const kinds: Record<string, string> = messages(frame.locale).materials.kinds
  const path = `/console/events/${event.slug}/materials`
  const title = plain(session.title, frame.locale, event.languages)
  return (
    <>
      {files.length === 0 ? <span class="muted">{t.noFiles}</span> : null}
      {files.length === 0 ? null : (
        <ul>
          {files.map((file) => (
            <li>
              <a href={link(frame, `${path}/${file.id}`)}>
                <Phrase value={file.title} locale={frame.locale} order={event.languages} />
              </a>{' '}
              <span class="muted">{kinds[file.kind]}</span>
            </li>
          ))}
        </ul>
      )}{' '}
      <a href={link(frame, `${path}?session=${session.id}#add`)} aria-label={t.uploadFor(title)}>
        {t.upload}
      </a>
    </>
  )
}
