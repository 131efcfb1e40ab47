import type { Localized } from './text/localized.ts'

/** Why a field was refused; the words stand in the catalogues under `fields`. */
export const fieldFaults = [
  'required',
  'invalid',
  'too_long',
  'too_small',
  'too_large',
  'email',
  'url',
  'slug',
  'slug_taken',
  'colour',
  'contrast',
  'time_zone',
  'time_malformed',
  'time_span',
  'time_skipped',
  'time_repeated',
  'ends_before_start',
  'closes_before_opens',
  'consent',
  'language',
  'code_wrong',
  'already_member',
  'already_host',
  'unknown_organization',
  'already_registered',
  'picture',
  'domains',
  'access_code',
  'place_kind',
  'code_taken',
  'people',
] as const
export type FieldFault = (typeof fieldFaults)[number]

/** What a form shows again after a mistake: everything typed, and a fault per field path (`title.vi`). */
export interface FormState {
  values: Record<string, string>
  faults: Record<string, FieldFault>
}

/** A text in several languages as its form fields hold it: `title.vi`, `title.en` …. */
export const fieldsOf = (name: string, text: Localized): Record<string, string> =>
  Object.fromEntries(Object.entries(text).map(([language, value]) => [`${name}.${language}`, value]))

/** The field paths whose values differ between two forms, in the order of the first. */
export const differences = (one: FormState, other: FormState): string[] =>
  [...new Set([...Object.keys(one.values), ...Object.keys(other.values)])].filter(
    (path) => (one.values[path] ?? '') !== (other.values[path] ?? ''),
  )

export const isFieldFault = (value: string): value is FieldFault => fieldFaults.some((fault) => fault === value)
