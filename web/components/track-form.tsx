import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { maxLength, TrackFields } from '#worker/domain/programme/schema.ts'
import { FaultSummary } from './fault-summary.tsx'
import { Field } from './field.tsx'
import { LocalizedField } from './localized-field.tsx'

interface TrackFormProps {
  frame: Frame
  event: EventRow
  form: FormState
  /** Where it is posted. */
  path: string
  submit: string
}

/** The fields of a track, for a new one and for one that is edited. */
export function TrackForm({ frame, event, form, path, submit }: TrackFormProps) {
  const { locale } = frame
  const { name, colour, colourHint, position, positionHint } = messages(locale).console.tracks
  const field = { schema: TrackFields, form, locale }
  return (
    <>
      <FaultSummary form={form} labels={{ name, colour, position }} locale={locale} />
      <form method="post" action={link(frame, path)} class="form-column" novalidate>
        <LocalizedField
          {...{ form, locale }}
          name="name"
          label={name}
          languages={event.languages}
          maxLength={maxLength.track}
        />
        <Field {...field} name="colour" label={colour} hint={colourHint} type="color" />
        <Field {...field} name="position" label={position} hint={positionHint} type="number" />
        <div class="actions">
          <button type="submit">{submit}</button>
        </div>
      </form>
    </>
  )
}
