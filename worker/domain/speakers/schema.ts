import * as z from 'zod'
import { Revision } from '#worker/core/revision.ts'
import { fold } from '#worker/core/text/fold.ts'
import { cleanLine, localizedLineSchema, localizedSchema } from '#worker/core/text/localized.ts'

export const maxLength = { name: 200, honorific: 60, position: 200, affiliation: 200, biography: 3000 } as const

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

/** The whole profile. */
export const SpeakerFields = SpeakerProfile.extend({
  revision: Revision,
  /** The address of an organization of the installation, shown in place of the affiliation's text. */
  organization: z.string().trim().toLowerCase().max(200).optional(),
  /** Markdown. */
  biography: localizedSchema(maxLength.biography).default({}),
})
export type SpeakerFields = z.output<typeof SpeakerFields>

/** Both names as search sees them. */
export const foldedName = ({ name, nativeName }: Pick<SpeakerProfile, 'name' | 'nativeName'>): string =>
  fold(`${name} ${nativeName ?? ''}`)
