import { OwnTime } from '#web/components/own-time.tsx'
import { PersonAbout, PersonName } from '#web/components/person.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { SessionWhen } from '#web/components/session-when.tsx'
import type { SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { messages } from '#web/messages/messages.ts'
import type { OwnSession } from '#worker/domain/programme/speaking/workspace.ts'

/** When, where, as what and with whom, as the draft has it, and whether readers know it. */
export function SessionFacts({ frame, speaking, own }: SpeakingPageProps & { own: OwnSession }) {
  const { locale } = frame
  const { speaker: t, public: words } = messages(locale)
  const { event, speaker } = speaking
  const { session, roles, publicity } = own
  const others = session.contributors.filter((one) => one.speaker.id !== speaker.id)
  return (
    <>
      {session.startsAt ? (
        <OwnTime locale={locale} zone={event.timeZone} startsAt={session.startsAt} endsAt={session.endsAt}>
          <SessionWhen frame={frame} event={event} session={session} />
        </OwnTime>
      ) : (
        <SessionWhen frame={frame} event={event} session={session} />
      )}
      <p>
        <span class={`badge${publicity === 'released' ? ' good' : publicity === 'changed' ? ' warn' : ''}`}>
          {t.sessions.publicity[publicity]}
        </span>
      </p>
      <dl class="facts">
        <dt>{t.sessions.as}</dt>
        <dd>{roles.map((role) => words.event.contributorRoles[role]).join(', ')}</dd>
        <dt>{t.sessions.room}</dt>
        <dd>
          {session.rooms.length === 0
            ? t.sessions.noRoom
            : session.rooms.map((room, index) => (
                <>
                  {index > 0 ? '; ' : null}
                  <Phrase value={room.name} locale={locale} order={event.languages} />
                  {', '}
                  <Phrase value={room.venue.name} locale={locale} order={event.languages} />
                </>
              ))}
        </dd>
        {others.length > 0 ? (
          <>
            <dt>{t.sessions.together}</dt>
            <dd>
              <ul class="together">
                {others.map((one) => (
                  <li>
                    <PersonName {...{ frame, event }} speaker={one.speaker} />, {words.event.contributorRoles[one.role]}{' '}
                    <span class="muted">
                      <PersonAbout {...{ frame, event }} speaker={one.speaker} />
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
      </dl>
    </>
  )
}
