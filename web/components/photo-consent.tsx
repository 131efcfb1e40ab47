import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { Fault } from './field.tsx'

interface PhotoConsentProps {
  frame: Frame
  form: FormState
}

const answers = ['yes', 'no'] as const

/** Whether pictures of the reader may be shown: neither answer is chosen beforehand, since silence is no consent. */
export function PhotoConsent({ frame, form }: PhotoConsentProps) {
  const { consent: t, shared } = messages(frame.locale)
  return (
    <fieldset class="field" id="photos" tabindex={-1} aria-describedby="photos-hint">
      <legend>
        {t.label} <span class="optional">({shared.optional})</span>
      </legend>
      <p>{t.sentence}</p>
      <div class="ticks">
        {answers.map((answer) => (
          <div class="check">
            <input
              type="radio"
              id={`photos-${answer}`}
              name="photos"
              value={answer}
              checked={form.values.photos === answer}
            />
            <label for={`photos-${answer}`}>{t[answer]}</label>
          </div>
        ))}
      </div>
      <p class="hint" id="photos-hint">
        {t.hint}
      </p>
      <Fault form={form} path="photos" locale={frame.locale} />
    </fieldset>
  )
}
