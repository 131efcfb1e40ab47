import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { alarmChoices } from '#worker/domain/calendars/personal/schema.ts'
import type { PersonalFeedRow } from '#worker/domain/calendars/personal/table.ts'
import { CalendarButtons } from './calendar-buttons.tsx'
import { ChoiceField } from './choice-field.tsx'

export const feedNews = ['made', 'saved', 'renewed'] as const
export type FeedNews = (typeof feedNews)[number]

export interface PersonalFeedProps {
  frame: Frame
  /** Of the page on which the feed is asked for and changed. */
  path: string
  kind: PersonalFeedRow['kind']
  /** What the feed is called in the calendar. */
  name: string
  /** Where calendars fetch it; absent until it was asked for. */
  feed: string | undefined
  form: FormState
  done?: FeedNews | undefined
}

function alarmLabel({ frame }: PersonalFeedProps, minutes: number): string {
  const { minutes: some, hour, day } = messages(frame.locale).calendars.personal.alarms
  if (minutes === 60) return hour
  return minutes === 1440 ? day : some(minutes)
}

/** When the calendar rings; for a feed that is not there yet the button makes it. */
function Choice(props: PersonalFeedProps) {
  const { frame, path, form, feed } = props
  const t = messages(frame.locale).calendars.personal
  const choices = [
    { value: '', label: t.alarms.none },
    ...alarmChoices.map((minutes) => ({ value: String(minutes), label: alarmLabel(props, minutes) })),
  ]
  return (
    <form method="post" action={link(frame, path)} class="calendar-form">
      <ChoiceField {...{ form, choices }} name="alarm" label={t.alarm} hint={t.alarmHint} locale={frame.locale} />
      <p class="actions">
        <button type="submit" class={feed ? 'secondary' : 'primary'}>
          {feed ? t.save : t.make}
        </button>
      </p>
    </form>
  )
}

/** Two steps without script: the summary opens, the button replaces. */
function Renewal({ frame, path }: PersonalFeedProps) {
  const t = messages(frame.locale).calendars.personal
  return (
    <details class="calendar-renewal">
      <summary>{t.renew}</summary>
      <p>{t.renewNext}</p>
      <form method="post" action={link(frame, `${path}/renewal`)}>
        <button type="submit" class="danger">
          {t.confirmRenew}
        </button>
      </form>
    </details>
  )
}

/** A person's own feed: what it holds, its buttons, when it rings, a new address. */
export function PersonalFeed(props: PersonalFeedProps) {
  const { frame, kind, name, feed, done } = props
  const t = messages(frame.locale).calendars.personal
  return (
    <>
      {done ? (
        <p class="notice good" role="status">
          {t[done]}
        </p>
      ) : null}
      <p>{t.intro[kind]}</p>
      {feed ? <p>{t.secret}</p> : null}
      {feed ? <CalendarButtons {...{ frame, name }} path={feed} /> : null}
      <Choice {...props} />
      {feed ? <Renewal {...props} /> : null}
    </>
  )
}
