import * as z from 'zod'
import { Email } from '#worker/core/text/email.ts'
import { slugOf } from '#worker/core/text/fold.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { cleanLine, type Localized, localizedLineSchema, localizedSchema } from '#worker/core/text/localized.ts'
import { WebAddress } from '#worker/core/text/web-address.ts'
import { memberRoles } from './table.ts'

export const nameLength = 200
export const noticeLength = 20_000
const slugLength = 60

/** What an owner writes about an organization. Without a slug one is made from the name. */
export const OrganizationForm = z.object({
  name: localizedLineSchema(nameLength).refine((name) => Object.keys(name).length > 0, 'required'),
  shortName: z.string().overwrite(cleanLine).min(1).max(30),
  slug: z
    .string()
    .max(slugLength)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug')
    .optional(),
  website: WebAddress.optional(),
  contactEmail: Email.optional(),
  privacyNotice: localizedSchema(noticeLength).prefault({}),
})
export type OrganizationForm = z.infer<typeof OrganizationForm>

/** An address from the name, in the first language that leaves Latin letters; undefined when none does. */
export function suggestedSlug(name: Localized, shortName: string): string | undefined {
  const texts = [name.en, ...contentLanguages.map((language) => name[language]), shortName]
  return texts.map((text) => slugOf(text ?? '', slugLength)).find((slug) => slug !== '')
}

export const MemberForm = z.object({
  email: Email,
  name: z.string().overwrite(cleanLine).min(1).max(100),
  role: z.enum(memberRoles),
})
export type MemberForm = z.infer<typeof MemberForm>

export const RoleForm = MemberForm.pick({ role: true })
