import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { newsOf } from '#worker/domain/events/news.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { WaitingNotice } from '#worker/domain/registrations/deliveries.ts'

/** A change that waits to be told: to how many, when, and what they will read; told at once or not at all. */
export function Notice({ notice, ...page }: EventPageProps & { notice: WaitingNotice }) {
  const { frame, event, role } = page
  const t = messages(frame.locale).console.mails.notice
  const news = newsOf(notice, event)
  const isNews = news.isMoved || news.isElsewhere || notice.kinds.length > 0
  const due = timeInWords(notice.dueAt, frame.locale, event.timeZone)
  const path = `/console/events/${event.slug}/mails/notice`
  return (
    <section class="panel">
      <h2>{t.title}</h2>
      {isNews ? <p>{t.who(notice.people)}</p> : <p>{t.nothing}</p>}
      <Changes {...page} notice={notice} />
      {isNews ? <p class="hint">{notice.dueAt > frame.now ? t.when(due) : t.soon}</p> : null}
      {may(role, 'registrations.manage') ? (
        <div class="actions">
          {isNews ? <PostButton frame={frame} path={`${path}/dispatch`} label={t.now} look="primary" /> : null}
          <PostButton frame={frame} path={`${path}/removal`} label={t.drop} />
        </div>
      ) : null}
    </section>
  )
}

/** What is told: before and now. */
function Changes({ frame, event, notice }: EventPageProps & { notice: WaitingNotice }) {
  const { locale } = frame
  const t = messages(locale).console.mails.notice
  const start = (at: Date) => `${dayInWords(at, locale, event.timeZone)}, ${timeInWords(at, locale, event.timeZone)}`
  const place = (text: typeof event.place) => plain(text, locale, event.languages) || t.none
  const changes = [
    { label: t.start, before: start(notice.fromStartsAt), now: start(event.startsAt) },
    { label: t.place, before: place(notice.fromPlace), now: place(event.place) },
    { label: t.online, before: notice.fromOnlineUrl ?? t.none, now: event.onlineUrl ?? t.none },
    ...notice.kinds.map((kind) => ({
      label: placeKindName(kind, locale, event),
      before: place(kind.from),
      now: place(kind.place),
    })),
  ]
  return (
    <dl>
      {changes
        .filter(({ before, now }) => before !== now)
        .map(({ label, before, now }) => (
          <>
            <dt>{label}</dt>
            <dd>{t.becomes(before, now)}</dd>
          </>
        ))}
    </dl>
  )
}
