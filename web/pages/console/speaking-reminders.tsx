import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { LetterPreview } from '#web/components/letter-preview.tsx'
import { LinesBadge } from '#web/components/speaking-badges.tsx'
import { link } from '#web/layouts/frame.ts'
import type { Letter } from '#web/mails/letter.tsx'
import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { Standing } from '#worker/domain/programme/speaking/board.ts'
import { takesSpeakers } from '#worker/domain/programme/speaking/limits.ts'

/** Somebody who could be reminded. */
export type Reminded = Standing & { isChosen: boolean; wasMailedToday: boolean }

export interface ReminderPreview {
  reminded: readonly Reminded[]
  seen: string
  /** Absent where nobody is left to remind. */
  letter: Letter | undefined
  lang: Locale | undefined
  isOther: boolean
}

interface RemindersProps extends EventPageProps {
  people: readonly Reminded[]
  formKey: string
  preview: ReminderPreview | undefined
}

/** Who misses something, with a tick each, then the mail as they get it, then one button. */
export function SpeakingRemindersPage({ people, formKey, preview, ...page }: RemindersProps) {
  const { frame, event } = page
  const { reminding: t, inviting, one } = messages(frame.locale).speakingConsole
  const path = `/console/events/${event.slug}/speaking`
  const isOpen = takesSpeakers(event, frame.now)
  const isReady = (preview?.reminded.length ?? 0) > 0
  return (
    <EventFrame {...page} title={t.title} current="speaking">
      <p>
        <a href={link(frame, path)}>{one.back}</a>
      </p>
      {isOpen ? null : <p class="notice">{inviting.closed}</p>}
      {people.length === 0 ? <p class="empty">{t.nobody}</p> : null}
      {isOpen && people.length > 0 ? (
        <form method="post" action={link(frame, `${path}/reminders`)}>
          <input type="hidden" name="key" value={formKey} />
          {preview ? <Preview {...page} preview={preview} /> : null}
          <p class="muted">
            {t.intro} {t.assistants}
          </p>
          <fieldset class="field">
            <legend>{t.who}</legend>
            <div class="ticks">
              {people.map((person) => (
                <Person {...page} person={person} />
              ))}
            </div>
          </fieldset>
          <button type="submit" class={isReady ? 'secondary' : 'primary'}>
            {t.preview}
          </button>
        </form>
      ) : null}
    </EventFrame>
  )
}

function Person({ frame, person }: EventPageProps & { person: Reminded }) {
  const { reminding: t, items } = messages(frame.locale).speakingConsole
  const { speaker, checklist, isChosen, wasMailedToday } = person
  const missing = checklist.filter(({ isDone }) => !isDone)
  const names = [...new Set(missing.map(({ item }) => items[item]))].join(', ')
  return (
    <div class="check">
      <input type="checkbox" id={speaker.id} name="speaker" value={speaker.id} checked={isChosen} />
      <label for={speaker.id}>
        {speaker.name} <LinesBadge locale={frame.locale} lines={missing} />
        <span class="remark">
          {names}
          {wasMailedToday ? ` · ${t.today}` : ''}
        </span>
      </label>
    </div>
  )
}

function Preview({ preview, frame }: EventPageProps & { preview: ReminderPreview }) {
  const { locale } = frame
  const { reminding: t, inviting } = messages(locale).speakingConsole
  const { reminded, seen, letter, lang, isOther } = preview
  return (
    <section class="panel" aria-labelledby="preview">
      <h2 id="preview">{inviting.before}</h2>
      {isOther ? (
        <p class="notice warn" role="alert">
          {inviting.changed}
        </p>
      ) : null}
      <p role="status">
        <strong>{reminded.length > 0 ? t.willGet(reminded.length) : t.nobodyLeft}</strong>
      </p>
      {letter ? (
        <>
          <LetterPreview {...{ letter, locale, lang }} title={inviting.mail} subject={inviting.subject} />
          <input type="hidden" name="seen" value={seen} />
          <p>
            <button type="submit" name="send" value="1">
              {t.send(reminded.length)}
            </button>
          </p>
        </>
      ) : null}
    </section>
  )
}
