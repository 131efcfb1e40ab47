import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { InvitationPage, InvitationWish } from '#worker/domain/registrations/invitations/list.ts'
import { invitationPhase } from '#worker/domain/registrations/invitations/rules.ts'
import { invitationStates } from '#worker/domain/registrations/invitations/table.ts'
import { InvitationTable } from './event-invitations-table.tsx'

export const invitationsDone = ['sent', 'withdrawn', 'mailed'] as const

interface InvitationsProps extends EventPageProps {
  list: InvitationPage
  wish: InvitationWish & { done?: (typeof invitationsDone)[number] | undefined }
}

/** Why nobody can be invited now, if so. */
export function whyClosed({ frame, event }: Pick<EventPageProps, 'frame' | 'event'>): string | undefined {
  const t = messages(frame.locale).console.invitations
  const phase = invitationPhase(event, frame.now)
  if (phase === 'open') return undefined
  return phase === 'none' ? t.draft : t.closed
}

/** Who is invited and what they answered. */
export function EventInvitationsPage({ list, wish, ...page }: InvitationsProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.invitations
  const path = `/console/events/${event.slug}/invitations`
  const closed = whyClosed(page)
  return (
    <EventFrame {...page} title={t.title} current="invitations">
      <Done words={wish.done && t.done[wish.done]} />
      <p class="muted">{t.intro}</p>
      {closed ? (
        <p class="notice">{closed}</p>
      ) : (
        <p>
          <a class="button" href={link(frame, `${path}/new`)}>
            {t.invite}
          </a>
        </p>
      )}
      <States {...page} {...{ list, wish, path }} />
      {list.rows.length === 0 ? (
        <p class="empty">{wish.state ? t.noneOfState : t.none}</p>
      ) : (
        <InvitationTable {...page} rows={list.rows} places={list.places} path={path} />
      )}
      <Pages {...page} {...{ list, wish, path }} />
    </EventFrame>
  )
}

/** The states with their figures, each a link to its own list. */
function States({ frame, list, wish, path }: InvitationsProps & { path: string }) {
  const t = messages(frame.locale).console.invitations
  const shown = invitationStates.filter((state) => list.counts[state] !== undefined)
  if (shown.length === 0) return null
  const all = shown.reduce((total, state) => total + (list.counts[state] ?? 0), 0)
  const entries = [
    { href: path, label: t.all, count: all, isCurrent: wish.state === undefined },
    ...shown.map((state) => ({
      href: `${path}?state=${state}`,
      label: t.states[state],
      count: list.counts[state] ?? 0,
      isCurrent: wish.state === state,
    })),
  ]
  return (
    <ul class="mail-states" aria-label={t.figures}>
      {entries.map(({ href, label, count, isCurrent }) => (
        <li>
          <a href={link(frame, href)} {...(isCurrent ? { 'aria-current': 'true' } : {})}>
            {label}: {figure(frame.locale, count)}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Pages({ frame, list, wish, path }: InvitationsProps & { path: string }) {
  const t = messages(frame.locale).console.invitations
  const ofState = wish.state ? `?state=${wish.state}` : ''
  if (!list.next && wish.before === undefined) return null
  return (
    <p class="actions">
      {list.next ? (
        <a class="button secondary" href={link(frame, `${path}${ofState}${ofState ? '&' : '?'}before=${list.next}`)}>
          {t.older}
        </a>
      ) : null}
      {wish.before === undefined ? null : <a href={link(frame, `${path}${ofState}`)}>{t.newest}</a>}
    </p>
  )
}
