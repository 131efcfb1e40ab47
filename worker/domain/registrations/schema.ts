import * as z from 'zod'
import { Email } from '#worker/core/text/email.ts'
import { fold } from '#worker/core/text/fold.ts'
import { locales } from '#worker/core/text/languages.ts'
import { cleanLine, localizedLineSchema } from '#worker/core/text/localized.ts'
import { waitlistModes } from '../events/table.ts'
import type { PhotoConsent } from './consents.ts'
import { placeKindAccesses, placeKindTypes, registrationStates } from './table.ts'

export const maxPlaceKinds = 20
export const maxPlaceKindName = 80
export const maxPlaceKindPlace = 200

/** So many registrations are decided on in one go. */
export const maxDecisions = 500

/** One field as the person writes it, family name first where they do; it must contain a letter or digit. */
export const PersonName = z
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

/** Ids of place kinds by choice, `preference.1` the best; what is left empty or said twice is left out. */
const Preferences = z
  .partialRecord(z.string().regex(/^\d{1,2}$/), z.string().max(64))
  .default({})
  .transform((choices) => [
    ...new Set(
      Object.entries(choices)
        .toSorted(([a], [b]) => Number(a) - Number(b))
        .flatMap(([, id]) => id ?? []),
    ),
  ])

/** Which places somebody would take from now on. */
export const PlaceChoice = z.object({ preference: Preferences })

/** Why an organiser decided so; one line of text, read by the person. */
const Reason = z.string().overwrite(cleanLine).max(300)

/** An organiser gives a place by hand and says why. */
export const GivenPlace = z.object({ kind: z.string().min(1).max(64), reason: Reason.min(1) })

const ids = z.string().max(64)

/** What is decided on pending registrations: those that are ticked, or the first of all that wait. */
export const DecisionForm = z.object({
  registration: z.union([z.array(ids).max(maxDecisions), ids.transform((id) => [id])]).default([]),
  all: z.literal('on').optional(),
  /** Decided on the person's own page. */
  one: z.literal('on').optional(),
  decision: z.enum(['approved', 'declined']),
  reason: Reason.optional(),
})

const Code = z.string().trim().max(40).optional()

/** Whether pictures of the person may be shown: asked for, never demanded, and nothing is chosen beforehand. */
const PhotoAnswer = z.enum(['yes', 'no'])

/** What a registrant says of pictures on their ticket page. */
export const PhotoConsentForm = z.object({ photos: PhotoAnswer })

/** The public form. A missing or broken key is replaced by the door; `website` is a trap that people do not see. */
export const RegistrationForm = Person.extend({
  preference: Preferences,
  code: Code,
  consent: z.literal('on', 'consent'),
  photos: PhotoAnswer.optional(),
  key: RegistrationKey.optional().catch(undefined),
  website: z.literal('').optional(),
})

/** An organiser adds a person by hand. */
export const AddedPerson = Person.extend({ key: RegistrationKey.optional().catch(undefined) })

/** The body of the API. */
export const RegistrationRequest = Person.extend({
  /** Ids of place kinds, the best first; left out, all that are open to the person. */
  preferences: z.array(z.string().max(64)).max(maxPlaceKinds).optional(),
  code: Code,
  locale: z.enum(locales).optional(),
  consent: z.literal(true, 'consent'),
  /** Whether pictures of the person may be shown; left out, they said nothing. */
  photos: PhotoAnswer.optional(),
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
  /** Ids of place kinds, the best first; without any, all that are open to the person, in their order. */
  preferences?: readonly string[] | undefined
  /** Opens place kinds that ask for one. */
  code?: string | undefined
  /** What they say of pictures; absent where they say nothing. */
  photoConsent?: PhotoConsent | undefined
}

/** `HUST.edu.vn, example.org` as a list of domains in lower case. */
const Domains = z
  .string()
  .max(2000)
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((part) => part !== ''),
    ),
  ])
  .refine(
    (domains) => domains.length <= 50 && domains.every((domain) => /^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(domain)),
    'domains',
  )

/** What is asked of a place kind; without a capacity there is no limit. */
export const PlaceKindFields = z.object({
  type: z.enum(placeKindTypes).default('hub'),
  name: localizedLineSchema(maxPlaceKindName).default({}),
  place: localizedLineSchema(maxPlaceKindPlace).default({}),
  capacity: z.coerce.number().int().min(0).max(100_000).optional(),
  access: z.enum(placeKindAccesses).default('everybody'),
  domains: Domains,
})
export type PlaceKindFields = z.output<typeof PlaceKindFields>

/** A place kind whose texts and domains fit together; `language` is where a missing name is asked for. */
export const placeKindDetails = (language: string) =>
  PlaceKindFields.superRefine(({ type, name, access, domains }, check) => {
    const fault = (path: string[], message: string) => check.addIssue({ code: 'custom', message, path })
    if (type === 'hub' && Object.keys(name).length === 0) fault(['name', language], 'required')
    if (access === 'domains' && domains.length === 0) fault(['domains'], 'required')
  })

/** A code that opens a place kind; compared in capitals. */
export const AccessCodeFields = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{4,40}$/, 'access_code'),
  /** Left out, as often as one likes. */
  maxUses: z.coerce.number().int().min(1).max(100_000).optional(),
})

/** How an event decides and how its line moves. */
export const WaitlistSettings = z.object({
  /** A ticked box. */
  needsApproval: z
    .string()
    .optional()
    .transform((tick) => tick !== undefined),
  waitlistMode: z.enum(waitlistModes),
  offerHours: z.coerce.number().int().min(1).max(336).default(24),
  waitlistCutoffHours: z.coerce.number().int().min(0).max(720).optional(),
})
export type WaitlistSettings = z.output<typeof WaitlistSettings>
