import { timeInWords } from '#web/components/dates.ts'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ProgrammeSession } from '#worker/domain/programme/queries.ts'

interface ShiftProps extends EventPageProps {
  session: ProgrammeSession
  /** The session and all later ones of its day. */
  block: readonly ProgrammeSession[]
  /** By how much, once that is typed. */
  minutes?: number
}

/** After a late start: by how many minutes the rest of the day moves, what that means, then one button. */
export function SessionShiftPage({ minutes, ...props }: ShiftProps) {
  const { session, block, ...page } = props
  const { frame, event } = page
  const t = messages(frame.locale).console.sessionShift
  const path = `/console/events/${event.slug}/sessions/${session.id}/shift`
  if (block.length === 0) {
    return (
      <EventFrame {...page} title={t.title} current="sessions">
        <p class="empty">{t.unscheduled}</p>
      </EventFrame>
    )
  }
  return (
    <EventFrame {...page} title={t.title} current="sessions">
      <p class="muted">{t.intro}</p>
      <form method="get" action={path} class="inline-form">
        <input type="hidden" name="lang" value={frame.locale} />
        <div class="field">
          <label for="minutes">{t.minutes}</label>
          <input id="minutes" name="minutes" type="number" min="-720" max="720" required value={minutes ?? 15} />
        </div>
        <button type="submit" class="secondary">
          {t.preview}
        </button>
      </form>
      {minutes === undefined ? null : <Preview {...props} minutes={minutes} path={path} />}
    </EventFrame>
  )
}

function Preview({ frame, event, session, block, minutes, path }: ShiftProps & { minutes: number; path: string }) {
  const { locale } = frame
  const t = messages(locale).console.sessionShift
  const time = (at: Date | null, by: number) =>
    at ? timeInWords(new Date(at.getTime() + by * 60_000), locale, event.timeZone) : ''
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t.moves(block.length)}</h2>
      <ol class="rows">
        {block.map(({ title, startsAt }) => (
          <li>
            <div class="what">
              <Phrase value={title} locale={locale} order={event.languages} />
              <span class="details">{t.fromTo(time(startsAt, 0), time(startsAt, minutes))}</span>
            </div>
          </li>
        ))}
      </ol>
      <form method="post" action={link(frame, path)}>
        <input type="hidden" name="minutes" value={minutes} />
        <input type="hidden" name="startsAt" value={session.startsAt?.getTime() ?? ''} />
        <button type="submit">{t.move(block.length)}</button>
      </form>
    </section>
  )
}
