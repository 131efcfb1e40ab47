import { type FormState, fieldsOf } from '#worker/core/form.ts'
import type { SpeakerRow } from './table.ts'

const texts = ['honorific', 'position', 'affiliation'] as const

/** The form of a speaker as the profile stands. */
export function formOfSpeaker(speaker: SpeakerRow): FormState {
  const localized = texts.map((name) => fieldsOf(name, speaker[name]))
  return {
    values: { name: speaker.name, nativeName: speaker.nativeName ?? '', ...Object.assign({}, ...localized) },
    faults: {},
  }
}
