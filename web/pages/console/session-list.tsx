import { ChoiceField } from '#web/components/choice-field.tsx'
import { timeInWords } from '#web/components/dates.ts'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { ListLine } from '#worker/domain/programme/list.ts'
import { maxLines, SessionList } from '#worker/domain/programme/schema.ts'

interface SessionListProps extends EventPageProps {
  form: FormState
  /** As they were read, for the preview. */
  lines?: readonly ListLine[]
}

/** A list of sessions pasted at once: what it would add, what is wrong with which line, then one button. */
export function SessionListPage({ form, lines, ...page }: SessionListProps) {
  const { frame, event } = page
  const { locale } = frame
  const { console: texts, shared } = messages(locale)
  const t = texts.sessionList
  const field = { schema: SessionList, form, locale }
  const languages = event.languages.map((value) => ({ value, label: shared.languages[value] }))
  const isReady = lines !== undefined && lines.length > 0 && lines.every(({ fault }) => fault === undefined)
  return (
    <EventFrame {...page} title={t.title} current="sessions">
      <FaultSummary form={form} labels={{ day: t.day, language: t.language, lines: t.lines }} locale={locale} />
      <form
        method="post"
        action={link(frame, `/console/events/${event.slug}/sessions/list`)}
        class="form-column"
        novalidate
      >
        <input type="hidden" name="key" value={form.values.key ?? ''} />
        {lines ? <Preview {...page} lines={lines} /> : null}
        {isReady ? (
          <p>
            <button type="submit" name="create" value="1">
              {t.create(lines.length)}
            </button>
          </p>
        ) : null}
        <Field {...field} name="day" label={t.day} hint={t.dayHint(event.timeZone)} type="date" />
        <ChoiceField {...{ form, locale }} name="language" label={t.language} choices={languages} />
        <Field {...field} name="lines" label={t.lines} hint={t.linesHint(maxLines)} rows={14} />
        <button type="submit" class={isReady ? 'secondary' : 'primary'}>
          {t.preview}
        </button>
      </form>
    </EventFrame>
  )
}

function Preview({ frame, event, lines }: EventPageProps & { lines: readonly ListLine[] }) {
  const { locale } = frame
  const { console: texts, public: words, shared } = messages(locale)
  const t = texts.sessionList
  const faulty = lines.filter(({ fault }) => fault !== undefined).length
  const time = (at: Date) => timeInWords(at, locale, event.timeZone)
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t.previewTitle}</h2>
      <p role="status">{faulty > 0 ? t.faulty(faulty) : t.ready(lines.length)}</p>
      <ol class="rows">
        {lines.map(({ number, source, session, fault }) => (
          <li>
            {session ? (
              <>
                <div class="what">
                  <strong>{session.title}</strong>
                  <span class="details">
                    {session.startsAt && session.endsAt
                      ? `${time(session.startsAt)}–${time(session.endsAt)}`
                      : texts.sessions.unscheduled}
                  </span>
                </div>
                <span class="badge">{words.event.sessionKinds[session.kind]}</span>
              </>
            ) : (
              <div class="what">
                {t.line(number)} {source}
                {fault ? <p class="fault">{shared.faults[fault]}</p> : null}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
