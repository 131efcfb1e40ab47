import * as z from 'zod'
import { cleanLine, localizedLineSchema } from '#worker/core/text/localized.ts'

export const maxLength = { name: 200, honorific: 60, position: 200, affiliation: 200 } as const

/** A person's name is one field, kept as typed; only controls and doubled blanks go. */
const name = () => z.string().overwrite(cleanLine).min(1).max(maxLength.name)

/** What is asked of a person who contributes. */
export const SpeakerProfile = z.object({
  name: name(),
  nativeName: name().optional(),
  honorific: localizedLineSchema(maxLength.honorific).default({}),
  position: localizedLineSchema(maxLength.position).default({}),
  affiliation: localizedLineSchema(maxLength.affiliation).default({}),
})
export type SpeakerProfile = z.output<typeof SpeakerProfile>
