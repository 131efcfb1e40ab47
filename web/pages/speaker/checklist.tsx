import { momentInWords, zoneInWords } from '#web/components/dates.ts'
import { OwnTime } from '#web/components/own-time.tsx'
import type { SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { ChecklistItem } from '#worker/domain/programme/speaking/checklist.ts'
import type { Workspace } from '#worker/domain/programme/speaking/workspace.ts'

type ChecklistProps = SpeakingPageProps & { workspace: Workspace }

/** Where an item is done. */
function placeOf({ item, sessionId }: ChecklistItem, base: string): string {
  const places = {
    answer: `${base}#session-${sessionId}`,
    biography: `${base}/profile#biography`,
    portrait: `${base}/profile#picture`,
    slides: `${base}/sessions/${sessionId}#materials`,
    needs: `${base}/sessions/${sessionId}#needs`,
    consent: `${base}#consent`,
  }
  return places[item]
}

function Item({ frame, base, speaking, workspace, item }: ChecklistProps & { item: ChecklistItem }) {
  const t = messages(frame.locale).speaker.checklist
  const session = workspace.sessions.find((one) => one.session.id === item.sessionId)?.session
  const title = session ? plain(session.title, frame.locale, speaking.event.languages) : ''
  const state = item.isDone ? 'isDone' : item.isLate ? 'late' : 'missing'
  return (
    <li>
      <span class={`badge ${{ isDone: 'good', late: 'bad', missing: 'warn' }[state]}`}>{t[state]}</span>{' '}
      <a href={link(frame, placeOf(item, base))}>{t.items[item.item]}</a>
      {title && workspace.sessions.length > 1 ? <span class="muted"> {title}</span> : null}
    </li>
  )
}

/** Until when, in the event's zone; the reader's own is added where it differs. */
function Due({ frame, speaking: { event }, workspace: { dueAt, checklist } }: ChecklistProps) {
  const t = messages(frame.locale).speaker.checklist
  if (!dueAt || checklist.every(({ isDone }) => isDone)) return null
  const { timeZone } = event
  const words = `${momentInWords(dueAt, frame.locale, timeZone)}, ${zoneInWords(dueAt, frame.locale, timeZone)}`
  return (
    <OwnTime locale={frame.locale} zone={timeZone} startsAt={dueAt}>
      <p class={dueAt <= frame.now ? 'notice warn' : 'due'}>{dueAt <= frame.now ? t.wasBy(words) : t.by(words)}</p>
    </OwnTime>
  )
}

/** What is missing first, then what is done, each with the way to where it is done. */
export function Checklist(props: ChecklistProps) {
  const { frame, workspace } = props
  const t = messages(frame.locale).speaker.checklist
  const { checklist } = workspace
  const done = checklist.filter(({ isDone }) => isDone)
  const missing = checklist.filter(({ isDone }) => !isDone)
  return (
    <section class="panel" aria-labelledby="checklist">
      <h2 id="checklist">{t.title}</h2>
      {checklist.length === 0 ? <p>{t.nothing}</p> : null}
      {checklist.length > 0 && missing.length === 0 ? <p class="notice good">{t.complete}</p> : null}
      <Due {...props} />
      {missing.length > 0 ? (
        <ul class="checklist">
          {missing.map((item) => (
            <Item {...props} item={item} />
          ))}
        </ul>
      ) : null}
      {done.length > 0 ? (
        <details class="quiet">
          <summary>{t.progress(done.length, checklist.length)}</summary>
          <ul class="checklist">
            {done.map((item) => (
              <Item {...props} item={item} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
