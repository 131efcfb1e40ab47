import { eventTitle } from '#web/components/event-frame.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { SpeakingFrame, type SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { When } from '#web/components/when.tsx'
import { link } from '#web/layouts/frame.ts'
import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { OwnSession, Workspace } from '#worker/domain/programme/speaking/workspace.ts'
import { AnswerForm } from './answer-form.tsx'
import { Assistants } from './assistants.tsx'
import { Checklist } from './checklist.tsx'
import { Consent } from './consent.tsx'
import { SessionFacts } from './session-facts.tsx'

interface WorkspaceProps extends SpeakingPageProps {
  workspace: Workspace
  /** The form of an assistant as it was refused. */
  form?: FormState
}

/** What stands in the way, before anything else. */
function Standing({ frame, speaking, workspace }: WorkspaceProps) {
  const t = messages(frame.locale).speaker
  const { event, organization } = speaking
  if (event.state === 'cancelled') return <p class="notice bad">{t.cancelled}</p>
  if (workspace.sessions.length === 0) {
    return <p class="notice warn">{t.noSession(plain(organization.name, frame.locale))}</p>
  }
  return event.endsAt <= frame.now ? <p class="notice">{t.over}</p> : null
}

function Session({ own, ...page }: SpeakingPageProps & { own: OwnSession }) {
  const { frame, base, speaking } = page
  const t = messages(frame.locale).speaker.sessions
  const { session, publicity } = own
  const { event } = speaking
  const isPublic = event.state === 'published' && publicity !== 'unreleased'
  const title = plain(session.title, frame.locale, event.languages)
  return (
    <li class="panel" id={`session-${session.id}`}>
      <h3>
        <Phrase value={session.title} locale={frame.locale} order={event.languages} />
      </h3>
      <SessionFacts {...page} own={own} />
      <AnswerForm {...page} own={own} from="workspace" />
      <p class="ways">
        <a class="button secondary" href={link(frame, `${base}/sessions/${session.id}`)} aria-label={t.openOf(title)}>
          {t.open}
        </a>
        {isPublic ? <a href={link(frame, `/events/${event.slug}/sessions/${session.number}`)}>{t.publicPage}</a> : null}
      </p>
    </li>
  )
}

function Ways({ frame, base, speaking: { event, assistant, hasPart } }: SpeakingPageProps) {
  const { speaker: t, calendars } = messages(frame.locale)
  return (
    <ul class="ways">
      {assistant || !hasPart ? null : (
        <li>
          <a href={link(frame, `${base}/calendar`)}>{calendars.personal.fromWorkspace}</a>
        </li>
      )}
      <li>
        <a href={link(frame, '/speaking')}>{t.allEvents}</a>
      </li>
      {event.state === 'published' ? (
        <li>
          <a href={link(frame, `/events/${event.slug}`)}>{t.eventPage}</a>
        </li>
      ) : null}
      {event.contactEmail ? (
        <li>
          {t.questions}
          {colon(frame.locale)}
          <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
        </li>
      ) : null}
    </ul>
  )
}

/** Everything of a speaker's part in one event: what is missing, their sessions, their word, their profile, who helps them. */
export function WorkspacePage({ workspace, form, ...page }: WorkspaceProps) {
  const { frame, base, speaking } = page
  const { event, organization, speaker, assistant } = speaking
  const t = messages(frame.locale).speaker
  const isAsked = event.state !== 'cancelled' && workspace.sessions.length > 0
  return (
    <SpeakingFrame {...page} title={eventTitle(frame, event)} islands={['own-time.js']}>
      <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={frame.locale} />
      <p class="greeting">{t.greeting(assistant?.name ?? speaker.name)}</p>
      <p>{t.intro(plain(organization.name, frame.locale))}</p>
      <Standing {...page} workspace={workspace} />
      {isAsked ? <Checklist {...page} workspace={workspace} /> : null}
      {workspace.sessions.length > 0 ? (
        <section aria-labelledby="sessions">
          <h2 id="sessions">{t.sessions.title(workspace.sessions.length)}</h2>
          <ul class="own-sessions">
            {workspace.sessions.map((own) => (
              <Session {...page} own={own} />
            ))}
          </ul>
        </section>
      ) : null}
      {isAsked ? (
        <>
          <section aria-labelledby="profile">
            <h2 id="profile">{t.profile.title}</h2>
            <p>
              <a class="button secondary" href={link(frame, `${base}/profile`)}>
                {t.profile.link}
              </a>
            </p>
          </section>
          <Consent {...page} workspace={workspace} />
          {assistant ? null : <Assistants {...page} workspace={workspace} form={form} />}
        </>
      ) : null}
      <Ways {...page} />
    </SpeakingFrame>
  )
}
