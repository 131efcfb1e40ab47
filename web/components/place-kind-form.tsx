import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { maxPlaceKindName, maxPlaceKindPlace, PlaceKindFields } from '#worker/domain/registrations/schema.ts'
import { placeKindAccesses, placeKindTypes } from '#worker/domain/registrations/table.ts'
import { ChoiceField } from './choice-field.tsx'
import { FaultSummary } from './fault-summary.tsx'
import { Field } from './field.tsx'
import { LocalizedField } from './localized-field.tsx'

interface PlaceKindFormProps {
  frame: Frame
  event: EventRow
  form: FormState
  /** Where it is posted. */
  path: string
  submit: string
}

/** The fields of a place kind, for a new one and for one that is edited. */
export function PlaceKindForm({ frame, event, form, path, submit }: PlaceKindFormProps) {
  const { locale } = frame
  const { console: words, public: shown } = messages(locale)
  const t = words.places
  const labels = {
    type: t.type,
    name: t.name,
    place: t.place,
    capacity: t.capacity,
    access: t.access,
    domains: t.domains,
  }
  const field = { schema: PlaceKindFields, form, locale }
  return (
    <>
      <FaultSummary form={form} labels={labels} locale={locale} />
      <form method="post" action={link(frame, path)} class="form-column" novalidate>
        <ChoiceField
          {...{ form, locale }}
          name="type"
          label={t.type}
          choices={placeKindTypes.map((value) => ({ value, label: shown.event.placeKinds[value] }))}
        />
        <LocalizedField
          {...{ form, locale }}
          name="name"
          label={t.name}
          hint={t.nameHint}
          languages={event.languages}
          maxLength={maxPlaceKindName}
        />
        <LocalizedField
          {...{ form, locale }}
          name="place"
          label={t.place}
          hint={t.placeHint}
          languages={event.languages}
          maxLength={maxPlaceKindPlace}
        />
        <Field {...field} name="capacity" label={t.capacity} hint={t.capacityHint} type="number" />
        <ChoiceField
          {...{ form, locale }}
          name="access"
          label={t.access}
          choices={placeKindAccesses.map((value) => ({ value, label: t.accesses[value] }))}
        />
        <Field {...field} name="domains" label={t.domains} hint={t.domainsHint} />
        <div class="actions">
          <button type="submit">{submit}</button>
        </div>
      </form>
    </>
  )
}
