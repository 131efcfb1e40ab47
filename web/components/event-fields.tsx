import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { type ContentLanguage, contentLanguages, type Locale } from '#worker/core/text/languages.ts'
import { commonZones } from '#worker/core/time.ts'
import { tickedLanguages } from '#worker/domain/events/form.ts'
import { maxLength, EventFields as Schema } from '#worker/domain/events/schema.ts'
import { eventKinds, onlineRules } from '#worker/domain/events/table.ts'
import { ChoiceField } from './choice-field.tsx'
import { Fault, Field } from './field.tsx'
import { LocalizedField } from './localized-field.tsx'

interface EventFieldsProps {
  form: FormState
  locale: Locale
  /** The languages whose fields are shown. */
  languages: readonly ContentLanguage[]
  /** The public address that people already have. */
  knownAddress?: string
}

/** All fields of an event, in the order in which one is planned. */
export const EventFields = (props: EventFieldsProps) => (
  <>
    <What {...props} />
    <When {...props} />
    <Where {...props} />
    <Registration {...props} />
    <Look {...props} />
  </>
)

/** The labels of the fields, for the summary of faults. */
export function eventLabels(locale: Locale): Record<string, string> {
  const t = messages(locale).console.event
  const { title, kind, languages, summary, description, slug, timeZone, startsAt, endsAt, place } = t
  const { onlineUrl, onlineRule, accent, contactEmail, registrationOpensAt, registrationClosesAt, capacity } = t
  const first = { title, kind, languages, summary, description, slug, timeZone, startsAt, endsAt, place }
  const last = { takesRegistrations: t.takesRegistrations }
  return {
    ...first,
    ...last,
    onlineUrl,
    onlineRule,
    accent,
    contactEmail,
    registrationOpensAt,
    registrationClosesAt,
    capacity,
  }
}

/** The values of the fields as a reader knows them, where the form holds a code. */
export const eventWords =
  (locale: Locale) =>
  (path: string, value: string): string => {
    const { console: texts, public: words, shared } = messages(locale)
    const codes: Record<string, Record<string, string>> = {
      kind: words.event.kinds,
      onlineRule: texts.event.onlineRules,
      takesRegistrations: { on: texts.event.takesRegistrations },
      languages: shared.languages,
    }
    const known = codes[path]
    return known
      ? value
          .split(' ')
          .map((code) => known[code] ?? code)
          .join(', ')
      : value
  }

function Languages({ form, locale }: EventFieldsProps) {
  const { console: texts, shared } = messages(locale)
  const ticked = tickedLanguages(form)
  const rest = contentLanguages.filter((language) => !ticked.includes(language))
  return (
    <fieldset class="field" id="languages" tabindex={-1}>
      <legend>{texts.event.languages}</legend>
      <p class="hint">{texts.event.languagesHint}</p>
      <div class="languages-choice">
        {[...ticked, ...rest].map((language) => (
          <div class="check">
            <input
              type="checkbox"
              id={`languages-${language}`}
              name="languages"
              value={language}
              checked={ticked.includes(language)}
            />
            <label for={`languages-${language}`}>{shared.languages[language]}</label>
          </div>
        ))}
      </div>
      <Fault form={form} path="languages" locale={locale} />
    </fieldset>
  )
}

function What(props: EventFieldsProps) {
  const { form, locale, languages, knownAddress } = props
  const { console: texts, public: words } = messages(locale)
  const t = texts.event
  const shared = { form, locale, languages }
  const kinds = eventKinds.map((value) => ({ value, label: words.event.kinds[value] }))
  return (
    <section>
      <h2>{t.sections.what}</h2>
      <Languages {...props} />
      <LocalizedField {...shared} name="title" label={t.title} hint={t.titleHint} maxLength={maxLength.title} />
      <ChoiceField form={form} locale={locale} name="kind" label={t.kind} choices={kinds} />
      <LocalizedField
        {...shared}
        name="summary"
        label={t.summary}
        hint={t.summaryHint}
        maxLength={maxLength.summary}
        rows={2}
      />
      <LocalizedField
        {...shared}
        name="description"
        label={t.description}
        hint={t.descriptionHint}
        maxLength={maxLength.description}
        rows={8}
      />
      <Field
        schema={Schema}
        form={form}
        locale={locale}
        name="slug"
        label={t.slug}
        hint={knownAddress ? t.slugMoves(knownAddress) : t.slugHint}
      />
    </section>
  )
}

function When({ form, locale }: EventFieldsProps) {
  const t = messages(locale).console.event
  const shared = { schema: Schema, form, locale, hint: t.localHint, type: 'datetime-local' as const }
  return (
    <section>
      <h2>{t.sections.when}</h2>
      <div class="field">
        <label for="timeZone">{t.timeZone}</label>
        <input
          id="timeZone"
          name="timeZone"
          list="zones"
          value={form.values.timeZone ?? ''}
          {...(form.faults.timeZone ? { 'aria-invalid': 'true', 'aria-describedby': 'timeZone-fault' } : {})}
        />
        <datalist id="zones">
          {commonZones.map((zone) => (
            <option value={zone} />
          ))}
        </datalist>
        <Fault form={form} path="timeZone" locale={locale} />
      </div>
      <div class="pair">
        <Field {...shared} name="startsAt" label={t.startsAt} />
        <Field {...shared} name="endsAt" label={t.endsAt} />
      </div>
    </section>
  )
}

function Where({ form, locale, languages }: EventFieldsProps) {
  const t = messages(locale).console.event
  const rules = onlineRules.map((value) => ({ value, label: t.onlineRules[value] }))
  return (
    <section>
      <h2>{t.sections.where}</h2>
      <LocalizedField
        {...{ form, locale, languages }}
        name="place"
        label={t.place}
        hint={t.placeHint}
        maxLength={maxLength.place}
      />
      <Field schema={Schema} form={form} locale={locale} name="onlineUrl" label={t.onlineUrl} type="url" />
      <ChoiceField form={form} locale={locale} name="onlineRule" label={t.onlineRule} choices={rules} />
    </section>
  )
}

function Registration({ form, locale }: EventFieldsProps) {
  const t = messages(locale).console.event
  const shared = { schema: Schema, form, locale }
  const time = { ...shared, hint: t.localHint, type: 'datetime-local' as const }
  return (
    <section>
      <h2>{t.sections.registration}</h2>
      <div class="field check">
        <input
          type="checkbox"
          id="takesRegistrations"
          name="takesRegistrations"
          value="on"
          checked={form.values.takesRegistrations !== undefined}
        />
        <label for="takesRegistrations">{t.takesRegistrations}</label>
      </div>
      <Field {...shared} name="capacity" label={t.capacity} hint={t.capacityHint} type="number" />
      <div class="pair">
        <Field {...time} name="registrationOpensAt" label={t.registrationOpensAt} />
        <Field {...time} name="registrationClosesAt" label={t.registrationClosesAt} />
      </div>
    </section>
  )
}

function Look({ form, locale }: EventFieldsProps) {
  const t = messages(locale).console.event
  const shared = { schema: Schema, form, locale }
  return (
    <section>
      <h2>{t.sections.look}</h2>
      <Field {...shared} name="accent" label={t.accent} hint={t.accentHint} type="color" />
      <Field {...shared} name="contactEmail" label={t.contactEmail} type="email" autocomplete="email" />
    </section>
  )
}
