import * as z from 'zod'
import { carriesWhiteText } from '#worker/core/colour.ts'
import { Revision } from '#worker/core/revision.ts'
import { Email } from '#worker/core/text/email.ts'
import { slugOf } from '#worker/core/text/fold.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { type Localized, localizedLineSchema, localizedSchema, plain } from '#worker/core/text/localized.ts'
import { WebAddress } from '#worker/core/text/web-address.ts'
import { instantOf, isTimeZone, LocalTime } from '#worker/core/time.ts'
import { type EventRow, eventKinds, hostRoles, onlineRules } from './table.ts'

export const maxLength = { title: 200, summary: 500, description: 20_000, place: 300 } as const

/** Addresses that the platform may want for itself one day. */
const reservedSlugs = ['new', 'api', 'calendar', 'events', 'photos', 'register', 'schedule', 'search']

const Slug = z
  .string()
  .trim()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug')
  .refine((slug) => !reservedSlugs.includes(slug), 'slug_taken')

/** One ticked box is a text, several are a list; their order is the event's. */
const Languages = z.preprocess(
  (ticked) => [ticked ?? []].flat(),
  z.array(z.enum(contentLanguages)).refine((list) => list.length > 0, 'language'),
)

const Capacity = z
  .string()
  .trim()
  .regex(/^-?\d{1,9}$/)
  .transform(Number)
  .pipe(z.number().min(0).max(100_000))

/** What the form of an event asks for; times are local to the event's zone. */
export const EventFields = z.object({
  revision: Revision,
  kind: z.enum(eventKinds).default('seminar'),
  languages: Languages,
  title: localizedLineSchema(maxLength.title).default({}),
  summary: localizedSchema(maxLength.summary).default({}),
  description: localizedSchema(maxLength.description).default({}),
  slug: Slug.optional(),
  timeZone: z.string().trim().max(64).refine(isTimeZone, 'time_zone').default('Asia/Ho_Chi_Minh'),
  startsAt: LocalTime,
  endsAt: LocalTime,
  place: localizedLineSchema(maxLength.place).default({}),
  onlineUrl: WebAddress.optional(),
  onlineRule: z.enum(onlineRules).default('registrants'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'colour')
    .toLowerCase()
    .refine(carriesWhiteText, 'contrast')
    .default('#0b5c5c'),
  contactEmail: Email.optional(),
  /** A ticked box. */
  takesRegistrations: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
  registrationOpensAt: LocalTime.optional(),
  registrationClosesAt: LocalTime.optional(),
  capacity: Capacity.optional(),
})
type EventFields = z.output<typeof EventFields>

/** The instants of an event's local times; what names none is a fault of its field. */
function instantsOf(fields: EventFields, check: z.RefinementCtx) {
  const read = (name: 'startsAt' | 'endsAt' | 'registrationOpensAt' | 'registrationClosesAt') => {
    const local = fields[name]
    if (local === undefined) return null
    const instant = instantOf(local, fields.timeZone)
    if (instant instanceof Date) return instant
    check.addIssue({ code: 'custom', message: `time_${instant}`, path: [name] })
    return null
  }
  return {
    startsAt: read('startsAt') ?? new Date(0),
    endsAt: read('endsAt') ?? new Date(1),
    registrationOpensAt: read('registrationOpensAt'),
    registrationClosesAt: read('registrationClosesAt'),
  }
}

/** Of a text only what stands in one of the event's languages. */
const inLanguages = (text: Localized, { languages }: Pick<EventFields, 'languages'>): Localized =>
  Object.fromEntries(languages.flatMap((language) => (text[language] ? [[language, text[language]]] : [])))

/** An address from the title; from kind and day where it leaves no Latin letters or a word of the platform's own. */
function suggestedSlug(
  title: Localized,
  { languages, kind }: Pick<EventFields, 'languages' | 'kind'>,
  startsAt: string,
) {
  const slug = slugOf(plain(title, 'en', languages))
  return slug === '' || reservedSlugs.includes(slug) ? `${kind}-${startsAt.slice(0, 10)}` : slug
}

/** A form of an event, read: instants in place of local times, an address where none was typed, null for what is left out. */
export const EventDetails = EventFields.transform((fields, check) => {
  const languages = [...new Set(fields.languages)]
  const title = inLanguages(fields.title, fields)
  const instants = instantsOf(fields, check)
  const fault = (path: (string | number)[], message: string) => check.addIssue({ code: 'custom', message, path })
  if (Object.keys(title).length === 0) fault(['title', languages[0] ?? 'en'], 'required')
  if (instants.endsAt <= instants.startsAt) fault(['endsAt'], 'ends_before_start')
  const { registrationOpensAt: opens, registrationClosesAt: closes } = instants
  if (opens && closes && closes <= opens) fault(['registrationClosesAt'], 'closes_before_opens')
  return {
    ...fields,
    ...instants,
    languages,
    title,
    summary: inLanguages(fields.summary, fields),
    description: inLanguages(fields.description, fields),
    place: inLanguages(fields.place, fields),
    slug: fields.slug ?? suggestedSlug(title, { ...fields, languages }, fields.startsAt),
    onlineUrl: fields.onlineUrl ?? null,
    contactEmail: fields.contactEmail ?? null,
    capacity: fields.capacity ?? null,
  }
})
export type EventDetails = z.output<typeof EventDetails>

/** What the form that copies an event asks for; everything else stays as it is. */
export const DuplicateFields = EventFields.pick({ title: true, slug: true, startsAt: true }).extend({
  /** A ticked box. */
  withCover: EventFields.shape.takesRegistrations,
})

/** The form of a copy, read in the zone and languages of the event that is copied. */
export const duplicateDetails = (event: Pick<EventRow, 'timeZone' | 'languages' | 'kind'>) =>
  DuplicateFields.transform((fields, check) => {
    const title = inLanguages(fields.title, event)
    const startsAt = instantOf(fields.startsAt, event.timeZone)
    const isInstant = startsAt instanceof Date
    if (!isInstant) check.addIssue({ code: 'custom', message: `time_${startsAt}`, path: ['startsAt'] })
    if (Object.keys(title).length === 0) {
      check.addIssue({ code: 'custom', message: 'required', path: ['title', event.languages[0] ?? 'en'] })
    }
    return {
      ...fields,
      title,
      startsAt: isInstant ? startsAt : new Date(0),
      slug: fields.slug ?? suggestedSlug(title, event, fields.startsAt),
    }
  })
export type DuplicateDetails = z.output<ReturnType<typeof duplicateDetails>>

/** What is asked when an event is published. */
export const Publication = z.object({
  /** A ticked box. */
  withProgramme: z.string().optional(),
})

/** An organization's part in an event: its role and its place in the protocol order, from 1. */
export const HostPart = z.object({
  role: z.enum(hostRoles).default('co-host'),
  position: z.coerce.number().int().min(1).max(100).default(100),
})
export type HostPart = z.output<typeof HostPart>

/** A further host, named by the slug of its organization. */
export const NewHost = HostPart.pick({ role: true }).extend({
  organization: z.string().trim().max(200),
})

/** What organisers of the co-hosts may do on an event besides the programme and the photos. */
export const CoHostRights = z.object({
  /** A ticked box. */
  coHostsSeeRegistrants: EventFields.shape.takesRegistrations,
})
