import { Fault, Field } from '#web/components/field.tsx'
import { PlaceKindName, placeKindName } from '#web/components/place-kind-name.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import { placesLeft } from '#worker/domain/registrations/rules.ts'
import { RegistrationForm } from '#worker/domain/registrations/schema.ts'

/** More choices than this nobody has; who wants another may change them on the ticket. */
const maxChoices = 4
/** A kind may be for fifty domains: the first tell whose they are. */
const shownDomains = 3

interface PreferencesProps {
  frame: Frame
  event: EventRow
  places: readonly KindCount[]
  form: FormState
}

interface PlaceChoicesProps extends Omit<PreferencesProps, 'places'> {
  kinds: readonly KindCount[]
}

const nameOf = (index: number) => `preference.${index + 1}`

/** What there is to know of a kind before it is chosen: how many are free or wait, who may take it, where it is. */
function kindInWords(locale: Locale, event: EventRow, kind: KindCount): string {
  const t = messages(locale).attendee.preferences
  const { access, domains, waiting, place } = kind
  const left = placesLeft(kind)
  const some = domains.slice(0, shownDomains).join(', ') + (domains.length > shownDomains ? ' …' : '')
  const state = left === null ? '' : left > 0 ? t.left(left) : t.line(waiting)
  const note = access === 'domains' ? t.forDomains(some) : access === 'code' ? t.withCode : ''
  return [state, note, plain(place, locale, event.languages)].filter((part) => part !== '').join(' · ')
}

interface ChoiceProps extends PlaceChoicesProps {
  /** From 0, the best. */
  index: number
}

/** The kind that is wished for most: all are in sight, with all that is known of them. */
function BestChoice({ frame: { locale }, event, form, kinds }: PlaceChoicesProps) {
  const chosen = form.values[nameOf(0)] ?? kinds[0]?.id
  return kinds.map((kind) => {
    const id = `${nameOf(0)}.${kind.id}`
    const words = kindInWords(locale, event, kind)
    return (
      <div class="check">
        <input type="radio" {...{ id, name: nameOf(0), value: kind.id }} checked={kind.id === chosen} />
        <label for={id}>
          <strong>
            <PlaceKindName {...{ kind, locale, event }} />
          </strong>
          {words ? <span class="hint"> {words}</span> : null}
        </label>
      </div>
    )
  })
}

/** What would be taken where the better ones are full. */
function NextChoice({ frame: { locale }, event, form, kinds, index }: ChoiceProps) {
  const t = messages(locale).attendee.preferences
  const name = nameOf(index)
  return (
    <div class="choice">
      <label for={name}>{t.choices[index - 1]}</label>
      <select id={name} name={name}>
        <option value="">{t.nothing}</option>
        {kinds.map((kind) => (
          <option value={kind.id} selected={kind.id === form.values[name]}>
            {placeKindName(kind, locale, event)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Whether the further choices are of use at once: some are made, or the first choice is full. */
function wantsMore({ form, kinds }: PlaceChoicesProps): boolean {
  const best = kinds.find(({ id }) => id === form.values[nameOf(0)]) ?? kinds[0]
  return Boolean(form.values[nameOf(1)] || form.faults.preference) || (best !== undefined && placesLeft(best) === 0)
}

/** The best choice, and behind it, out of the way, what would be taken if that is full. */
export function PlaceChoices(props: PlaceChoicesProps) {
  const { frame, kinds, form } = props
  const t = messages(frame.locale).attendee.preferences
  return (
    <fieldset class="field preferences" id="preference" tabindex={-1}>
      <legend>{t.legend}</legend>
      <BestChoice {...props} />
      <details open={wantsMore(props)}>
        <summary>{t.ifFull}</summary>
        <p class="hint">{t.hint}</p>
        {kinds.slice(1, maxChoices).map((_, index) => (
          <NextChoice {...props} index={index + 1} />
        ))}
      </details>
      <Fault form={form} path="preference" locale={frame.locale} />
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
