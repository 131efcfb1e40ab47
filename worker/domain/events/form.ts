import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { type ContentLanguage, contentLanguages, type Locale } from '#worker/core/text/languages.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { EventRow } from './table.ts'

const local = (instant: Date | null, zone: string) => (instant ? localTimeOf(instant, zone) : '')

/** The form of an event as it stands; `EventDetails` reads it back to the same event. */
export function formOf(event: EventRow, capacity: number | null): FormState {
  const texts = (['title', 'summary', 'description', 'place'] as const).map((name) => fieldsOf(name, event[name]))
  const values = {
    ...Object.assign({}, ...texts),
    revision: String(event.revision),
    kind: event.kind,
    languages: event.languages.join(' '),
    slug: event.slug,
    timeZone: event.timeZone,
    startsAt: localTimeOf(event.startsAt, event.timeZone),
    endsAt: localTimeOf(event.endsAt, event.timeZone),
    onlineUrl: event.onlineUrl ?? '',
    onlineRule: event.onlineRule,
    accent: event.accent,
    contactEmail: event.contactEmail ?? '',
    ...(event.takesRegistrations ? { takesRegistrations: 'on' } : {}),
    registrationOpensAt: local(event.registrationOpensAt, event.timeZone),
    registrationClosesAt: local(event.registrationClosesAt, event.timeZone),
    capacity: capacity === null ? '' : String(capacity),
  }
  return { values, faults: {} }
}

/** The form of an event that does not exist yet. */
export const emptyForm = (locale: Locale): FormState => ({
  values: {
    kind: 'seminar',
    languages: locale,
    timeZone: 'Asia/Ho_Chi_Minh',
    onlineRule: 'registrants',
    accent: '#0b5c5c',
    takesRegistrations: 'on',
  },
  faults: {},
})

/** The ticked languages of a form in their order. */
export function tickedLanguages(form: FormState): ContentLanguage[] {
  const names = (form.values.languages ?? '').split(' ')
  return names.flatMap((name) => contentLanguages.find((language) => language === name) ?? [])
}

/** The languages that a form has to show fields for: the ticked ones, and those in which something was typed. */
export function shownLanguages(form: FormState): ContentLanguage[] {
  const ticked = tickedLanguages(form)
  const typed = contentLanguages.filter(
    (language) =>
      !ticked.includes(language) &&
      Object.entries(form.values).some(([path, value]) => path.endsWith(`.${language}`) && value !== ''),
  )
  return [...ticked, ...typed]
}
