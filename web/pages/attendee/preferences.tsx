import { Fault, Field } from '#web/components/field.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import { placesLeft } from '#worker/domain/registrations/rules.ts'
import { RegistrationForm } from '#worker/domain/registrations/schema.ts'

/** More choices than this nobody has; who wants another may change them on the ticket. */
const maxChoices = 4

interface PreferencesProps {
  frame: Frame
  event: EventRow
  places: readonly KindCount[]
  form: FormState
}

interface PlaceChoicesProps extends Omit<PreferencesProps, 'places'> {
  kinds: readonly KindCount[]
}

/** A kind as it is chosen: its name, and what is free or how long its line is. */
function choiceInWords(locale: Locale, event: EventRow, kind: KindCount): string {
  const t = messages(locale).attendee.preferences
  const left = placesLeft(kind)
  const note =
    kind.access === 'domains' ? t.forDomains(kind.domains.join(', ')) : kind.access === 'code' ? t.withCode : ''
  const state = left === null ? '' : left > 0 ? t.left(left) : t.line(kind.waiting)
  return [placeKindName(kind, locale, event), state, note].filter((part) => part !== '').join(' · ')
}

/** A select for each choice, the best first. */
export function PlaceChoices({ frame, event, kinds, form }: PlaceChoicesProps) {
  const { locale } = frame
  const t = messages(locale).attendee.preferences
  return (
    <fieldset class="field preferences" id="preference" tabindex={-1}>
      <legend>{t.legend}</legend>
      <p class="hint">{t.hint}</p>
      {kinds.slice(0, maxChoices).map((_, index) => (
        <Choice {...{ locale, event, form, index, kinds }} />
      ))}
      <Fault form={form} path="preference" locale={locale} />
    </fieldset>
  )
}

/** In which order somebody would take the places, nothing where there is only one kind to take; and the code of those who have one. */
export function Preferences({ frame, event, places, form }: PreferencesProps) {
  const { locale } = frame
  const t = messages(locale).attendee.preferences
  const open = places.filter(({ access }) => access !== 'invited')
  const hasCode = open.some(({ access }) => access === 'code')
  return (
    <>
      {open.length > 1 ? <PlaceChoices {...{ frame, event, form }} kinds={open} /> : null}
      {hasCode ? (
        <Field schema={RegistrationForm} form={form} locale={locale} name="code" label={t.code} hint={t.codeHint} />
      ) : null}
    </>
  )
}

interface ChoiceProps {
  locale: Locale
  event: EventRow
  kinds: readonly KindCount[]
  form: FormState
  /** From 0. */
  index: number
}

function Choice({ locale, event, kinds, form, index }: ChoiceProps) {
  const t = messages(locale).attendee.preferences
  const name = `preference.${index + 1}`
  const chosen = form.values[name] ?? (index === 0 ? kinds[0]?.id : '')
  return (
    <div class="choice">
      <label for={name}>{t.choices[index]}</label>
      <select id={name} name={name}>
        {index === 0 ? null : <option value="">{t.nothing}</option>}
        {kinds.map((kind) => (
          <option value={kind.id} selected={kind.id === chosen}>
            {choiceInWords(locale, event, kind)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What was chosen, kept out of sight while the form stands without its event. */
export const KeptPreferences = ({ form }: { form: FormState }) => (
  <>
    {Object.entries(form.values)
      .filter(([name]) => name.startsWith('preference.') || name === 'code')
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
  </>
)
