import * as z from 'zod'
import { Email } from '#worker/core/text/email.ts'
import { fold } from '#worker/core/text/fold.ts'
import { locales } from '#worker/core/text/languages.ts'
import { cleanLine } from '#worker/core/text/localized.ts'
import { registrationStates } from './table.ts'

/** One field as the person writes it, family name first where they do; it must contain a letter or digit. */
const PersonName = z
  .string()
  .overwrite(cleanLine)
  .min(1)
  .max(100)
  .refine((name) => fold(name) !== '', 'invalid')

/** Chosen by the client, repeated with every try: visible ASCII, best random, since it brings the same answer again. */
export const RegistrationKey = z.string().regex(/^[\x21-\x7e]{1,200}$/)

const Person = z.object({
  name: PersonName,
  email: Email,
  organization: z.string().overwrite(cleanLine).max(120).optional(),
  locale: z.enum(locales),
})

/** What the attendee may change on the ticket page; the address is the identity and stays. */
export const RegistrationChange = Person.omit({ email: true })
export type RegistrationChange = z.infer<typeof RegistrationChange>

/** The public form. A missing or broken key is replaced by the door; `website` is a trap that people do not see. */
export const RegistrationForm = Person.extend({
  consent: z.literal('on', 'consent'),
  key: RegistrationKey.optional().catch(undefined),
  website: z.literal('').optional(),
})

/** An organiser adds a person by hand. */
export const AddedPerson = Person.extend({ key: RegistrationKey.optional().catch(undefined) })

/** The body of the API. */
export const RegistrationRequest = Person.extend({
  locale: z.enum(locales).optional(),
  consent: z.literal(true, 'consent'),
})

/** What the API answers to whoever holds the key. */
export const PublicRegistration = z.strictObject({
  state: z.enum(registrationStates),
  /** Place in the queue, from 1; null unless waitlisted. */
  position: z.int().positive().nullable(),
  /** The address of the ticket page. */
  ticket: z.url(),
})
export type PublicRegistration = z.infer<typeof PublicRegistration>

/** What the API answers to another key for a registered mailbox: nothing; the ticket goes there by mail. */
export const AlreadyRegistered = z.strictObject({})

export const ResendForm = z.object({ email: Email })

/** Who registers: what was typed, the key, the sentence agreed to as it was shown. */
export interface NewRegistration extends z.infer<typeof Person> {
  key: string
  consent: string
}
