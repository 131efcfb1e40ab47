import { type FormState, fieldsOf } from '#worker/core/form.ts'
import type { EditedSpeaker } from './queries.ts'

const texts = ['honorific', 'position', 'affiliation', 'biography'] as const

/** What the form shows of a profile. */
type FormedSpeaker = Pick<EditedSpeaker, 'name' | 'nativeName' | 'organization' | 'revision' | (typeof texts)[number]>

/** The form of a speaker as the profile stands. */
export function formOfSpeaker(speaker: FormedSpeaker): FormState {
  const { name, nativeName, organization, revision } = speaker
  return {
    values: {
      name,
      nativeName: nativeName ?? '',
      organization: organization ?? '',
      revision: String(revision),
      ...Object.assign({}, ...texts.map((text) => fieldsOf(text, speaker[text]))),
    },
    faults: {},
  }
}

export const emptySpeakerForm: FormState = { values: {}, faults: {} }
