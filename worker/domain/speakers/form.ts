import type { FormState } from '#worker/core/form.ts'
import type { SpeakerRow } from './table.ts'

const texts = ['honorific', 'position', 'affiliation'] as const

/** The form of a speaker as the profile stands. */
export function formOfSpeaker(speaker: SpeakerRow): FormState {
  const localized = texts.flatMap((name) =>
    Object.entries(speaker[name]).map(([language, text]) => [`${name}.${language}`, text] as const),
  )
  return {
    values: { name: speaker.name, nativeName: speaker.nativeName ?? '', ...Object.fromEntries(localized) },
    faults: {},
  }
}
