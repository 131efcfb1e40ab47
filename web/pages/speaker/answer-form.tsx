import { describedBy, Fault } from '#web/components/field.tsx'
import type { SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import { takesSpeakers } from '#worker/domain/programme/speaking/limits.ts'
import { maxLength } from '#worker/domain/programme/speaking/schema.ts'
import type { OwnSession } from '#worker/domain/programme/speaking/workspace.ts'

interface AnswerProps extends SpeakingPageProps {
  own: OwnSession
  /** As it was refused. */
  form?: FormState | undefined
  /** Where the answer leads back to. */
  from: 'workspace' | 'session'
}

/** How the speaker answered, first of all. */
function Standing({ frame, own: { part } }: AnswerProps) {
  const t = messages(frame.locale).speaker.answer
  if (!part?.answer) return null
  return (
    <>
      <p class={`notice ${part.answer === 'confirmed' ? 'good' : 'warn'}`}>{t[part.answer]}</p>
      {part.answerNote ? <p class="long-text muted">{part.answerNote}</p> : null}
    </>
  )
}

/** Whether the speaker comes to a session: two buttons, a word with them, and the answer that stands. */
export function AnswerForm(props: AnswerProps) {
  const { frame, base, speaking, own, form, from } = props
  const t = messages(frame.locale).speaker.answer
  const { session, part } = own
  const id = `note-${session.id}`
  const title = plain(session.title, frame.locale, speaking.event.languages)
  const shown = form ?? { values: { note: part?.answerNote ?? '' }, faults: {} }
  if (!takesSpeakers(speaking.event, frame.now)) return <Standing {...props} />
  const button = (answer: 'confirmed' | 'declined', look: string, words: string) => (
    <button type="submit" name="answer" value={answer} class={look} aria-label={t.about(words, title)}>
      {words}
    </button>
  )
  return (
    <>
      <Standing {...props} />
      <form method="post" action={link(frame, `${base}/sessions/${session.id}/answer?from=${from}`)}>
        <details class="quiet" open={Boolean(form)}>
          <summary>{t.note}</summary>
          <div class="field">
            <label for={id}>{t.note}</label>
            <textarea id={id} name="note" rows={2} maxlength={maxLength.note} {...describedBy(shown, 'note', false)}>
              {shown.values.note ?? ''}
            </textarea>
            <Fault form={shown} path="note" locale={frame.locale} />
          </div>
        </details>
        <div class="actions">
          {button('confirmed', part?.answer ? 'secondary' : 'primary', part?.answer ? t.keep : t.confirm)}
          {button('declined', 'secondary', t.decline)}
        </div>
        {part?.answer ? <p class="hint">{t.until}</p> : null}
      </form>
    </>
  )
}
