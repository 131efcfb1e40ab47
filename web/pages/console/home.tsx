import { CoHostedRows } from '#web/components/co-hosted-rows.tsx'
import { EventRows } from '#web/components/event-rows.tsx'
import { Invitations } from '#web/components/invitations.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import type { Invitation } from '#worker/domain/events/invitations.ts'
import type { Membership } from '#worker/domain/organizations/queries.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { CoHosted } from '#worker/domain/registrations/co-hosted.ts'
import { needsOf, type WatchedEvent } from '#worker/domain/registrations/overview.ts'

interface HomeProps {
  frame: Frame
  email: string
  memberships: readonly Membership[]
  events: readonly WatchedEvent[]
  /** Events of others on which the account has a role through one of its organizations. */
  coHosted: readonly CoHosted[]
  invitations: readonly Invitation[]
  /** `found` where the account may create organizations. */
  next: 'found' | 'wait'
}

/** What an organiser sees first: what needs a hand, then each organization with its drafts and upcoming events. */
export function HomePage({ frame, email, memberships, events, coHosted, invitations, next }: HomeProps) {
  const { console: words, calendars } = messages(frame.locale)
  const t = words.home
  const isEmpty = memberships.length === 0
  return (
    <ConsoleDocument frame={frame} title={t.title}>
      <div class="page-head">
        <h1>{t.title}</h1>
        {next === 'found' ? (
          <a class={isEmpty ? 'button' : 'button secondary'} href={link(frame, '/console/organizations')}>
            {t.newOrganization}
          </a>
        ) : null}
      </div>
      {isEmpty ? <p class="empty">{next === 'found' ? t.first : t.nobody(email)}</p> : null}
      {isEmpty ? (
        <p>
          <a href={link(frame, '/speaking')}>{messages(frame.locale).speaker.events.title}</a>
        </p>
      ) : null}
      <Invitations frame={frame} organizations={memberships} invitations={invitations} />
      <Needs frame={frame} memberships={memberships} events={events} />
      {memberships.map((membership) => (
        <Organization
          frame={frame}
          membership={membership}
          events={events.filter((event) => event.organizationId === membership.id)}
          coHosted={coHosted.filter((event) => event.hostId === membership.id)}
        />
      ))}
      {isEmpty ? null : (
        <section class="panel">
          <h2>{calendars.personal.title}</h2>
          <p>
            <a href={link(frame, '/console/calendar')}>{calendars.personal.fromConsole}</a>
          </p>
        </section>
      )}
      <section class="panel">
        <h2>{t.devices}</h2>
        <p>{t.everywhereHint}</p>
        <form method="post" action={link(frame, '/sign-out/everywhere')}>
          <button type="submit" class="secondary">
            {t.everywhere}
          </button>
        </form>
      </section>
    </ConsoleDocument>
  )
}

function Needs({ frame, memberships, events }: Pick<HomeProps, 'frame' | 'memberships' | 'events'>) {
  const t = messages(frame.locale).needs
  const editable = new Set(memberships.filter(({ role }) => may(role, 'events.edit')).map(({ id }) => id))
  const needy = events.filter((event) => editable.has(event.organizationId) && needsOf(event, frame.now).length > 0)
  if (needy.length === 0) return null
  return (
    <section class="panel">
      <h2>{t.title}</h2>
      <ul class="rows">
        {needy.map((event) => (
          <li>
            <div class="what">
              <a class="title" href={link(frame, `/console/events/${event.slug}`)}>
                <Phrase value={event.title} locale={frame.locale} order={event.languages} />
              </a>
              <span class="details">
                {needsOf(event, frame.now)
                  .map((need) => t.short[need])
                  .join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Organization({
  frame,
  membership,
  events,
  coHosted,
}: {
  frame: Frame
  membership: Membership
  events: readonly WatchedEvent[]
  coHosted: readonly CoHosted[]
}) {
  const t = messages(frame.locale).console
  const { slug, name, role } = membership
  const path = `/console/organizations/${slug}`
  const title = <Phrase value={name} locale={frame.locale} order={contentLanguages} />
  return (
    <section class="panel">
      <div class="toolbar">
        <h2>{may(role, 'view') ? <a href={link(frame, path)}>{title}</a> : title}</h2>
        <span class="badge">{t.organization.roles[role]}</span>
        {may(role, 'events.edit') ? (
          <a class="button secondary" href={link(frame, `${path}/events/new`)}>
            {t.home.newEvent}
          </a>
        ) : null}
      </div>
      {events.length + coHosted.length === 0 ? (
        <p class="muted">{may(role, 'view') ? t.home.noEvents : t.organization.roleHint}</p>
      ) : null}
      {events.length > 0 ? <EventRows frame={frame} events={events} role={role} /> : null}
      {coHosted.length > 0 ? (
        <>
          <h3>{t.coHosting.title}</h3>
          <CoHostedRows frame={frame} events={coHosted} role={role} />
        </>
      ) : null}
    </section>
  )
}
