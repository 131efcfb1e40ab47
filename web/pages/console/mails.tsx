import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { statesByNeed } from '#worker/domain/mail/rules.ts'
import type { MailState } from '#worker/domain/mail/table.ts'
import type { DeliveryPage } from '#worker/domain/registrations/deliveries.ts'
import { Notice } from './mails-notice.tsx'
import { MailTable } from './mails-table.tsx'

interface MailsProps extends EventPageProps {
  page: DeliveryPage
  /** Whether it is not the first page of its state. */
  isLater: boolean
  done?: 'again' | 'changed' | 'hastened' | 'dropped' | undefined
}

const addressOf = ({ frame, event }: Pick<EventPageProps, 'frame' | 'event'>, query: Record<string, string>) =>
  link(frame, `/console/events/${event.slug}/mails?${new URLSearchParams(query)}`)

/** What was mailed to whom: the figures by state, and the mails of one of them. */
export function MailsPage({ page: list, isLater, done, ...page }: MailsProps) {
  const { frame } = page
  const t = messages(frame.locale).console.mails
  const isEmpty = Object.keys(list.counts).length === 0
  return (
    <EventFrame {...page} title={t.title} current="mails">
      <Done words={done && t[done]} />
      {list.notice ? <Notice {...page} notice={list.notice} /> : null}
      <p class="muted">{t.intro}</p>
      {isEmpty ? <p class="empty">{t.none}</p> : <States {...page} list={list} />}
      <WaitingSince {...page} since={list.waitingSince} />
      {isEmpty ? null : (
        <section>
          <h2 class="mail-state">{t.states[list.state]}</h2>
          <p class="muted">{t.meanings[list.state]}</p>
          {list.rows.length === 0 ? <p class="empty">{t.noneOfState}</p> : <MailTable {...page} rows={list.rows} />}
        </section>
      )}
      <p class="actions">
        {list.next === undefined ? null : (
          <a class="button secondary" href={addressOf(page, { state: list.state, before: list.next })}>
            {t.older}
          </a>
        )}
        {isLater ? <a href={addressOf(page, { state: list.state })}>{t.newest}</a> : null}
      </p>
    </EventFrame>
  )
}

/** The figures, each a link to its mails. */
function States({ list, ...page }: EventPageProps & { list: DeliveryPage }) {
  const { locale } = page.frame
  const t = messages(locale).console.mails
  const current = (state: MailState) => (state === list.state ? { 'aria-current': 'page' as const } : {})
  return (
    <nav aria-label={t.figures}>
      <ul class="mail-states">
        {statesByNeed.map((state) => (
          <li>
            <a href={addressOf(page, { state })} {...current(state)}>
              <strong>{figure(locale, list.counts[state] ?? 0)}</strong> {t.states[state]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function WaitingSince({ frame, since }: EventPageProps & { since: Date | null }) {
  if (!since) return null
  const minutes = Math.max(0, Math.floor((frame.now.getTime() - since.getTime()) / 60_000))
  const t = messages(frame.locale).console.mails
  const words = minutes < 120 ? t.waiting(minutes) : t.waitingHours(Math.floor(minutes / 60))
  return <p class={minutes >= 15 ? 'notice warn' : 'muted'}>{words}</p>
}
