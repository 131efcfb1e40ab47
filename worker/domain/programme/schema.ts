import * as z from 'zod'
import { carriesWhiteText } from '#worker/core/colour.ts'
import { Revision } from '#worker/core/revision.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { cleanText, localizedLineSchema, localizedSchema } from '#worker/core/text/localized.ts'
import { WebAddress } from '#worker/core/text/web-address.ts'
import { instantOf, LocalTime } from '#worker/core/time.ts'
import { SpeakerProfile } from '../speakers/schema.ts'
import { contributorRoles, recordingRules, sessionKinds, streamRules } from './table.ts'

export const maxLength = {
  title: 200,
  abstract: 5000,
  note: 2000,
  releaseNote: 1000,
  track: 80,
  delegation: 200,
} as const

/** As many sides as a signing has places for in its form. */
export const maxDelegations = 4

/** One ticked box is a text, several are a list, none is absent. */
const ticked = <T extends z.ZodType>(item: T) =>
  z.preprocess((given) => [...new Set([given ?? []].flat())], z.array(item).max(50))

/** What is asked of a track; its colour has to carry white text. */
export const TrackFields = z.object({
  name: localizedLineSchema(maxLength.track)
    .refine((name) => Object.keys(name).length > 0, 'required')
    .prefault({}),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'colour')
    .toLowerCase()
    .refine(carriesWhiteText, 'contrast')
    .default('#0b5c5c'),
  /** Left out, the last. */
  position: z.coerce.number().int().min(1).max(999).optional(),
})
export type TrackFields = z.output<typeof TrackFields>

/** The names of the delegations, one a place of the form; an emptied place stays, so that the others keep theirs. */
const delegations = z.preprocess(
  (given) => {
    const places: Record<string, unknown> = typeof given === 'object' && given !== null ? { ...given } : {}
    return Array.from({ length: maxDelegations }, (_, index) => places[index] ?? {})
  },
  z.array(localizedLineSchema(maxLength.delegation)),
)

/** What the form of a session asks for; times are local to the event's zone, or left out. */
export const SessionFields = z.object({
  revision: Revision,
  kind: z.enum(sessionKinds).default('talk'),
  title: localizedLineSchema(maxLength.title).default({}),
  abstract: localizedSchema(maxLength.abstract).default({}),
  startsAt: LocalTime.optional(),
  endsAt: LocalTime.optional(),
  track: z.uuid().optional(),
  rooms: ticked(z.uuid()),
  spokenIn: ticked(z.enum(contentLanguages)),
  interpretedInto: ticked(z.enum(contentLanguages)),
  streamUrl: WebAddress.optional(),
  streamRule: z.enum(streamRules).default('registrants'),
  streamMinutes: z.coerce.number().int().min(0).max(1440).default(15),
  recordingUrl: WebAddress.optional(),
  recordingRule: z.enum(recordingRules).default('registrants'),
  /** A ticked box. */
  doNotRecord: z
    .string()
    .optional()
    .transform((tick) => tick !== undefined),
  delegations,
  internalNote: z.string().max(maxLength.note).overwrite(cleanText).optional(),
  /** Among sessions of the same start; left out, the last. */
  position: z.coerce.number().int().min(1).max(999).optional(),
})

/** A form of a session, read in the zone of its event; `language` is where a missing title is asked for. */
export const sessionDetails = (zone: string, language: string) =>
  SessionFields.transform((fields, check) => {
    const fault = (path: string[], message: string) => check.addIssue({ code: 'custom', message, path })
    const read = (name: 'startsAt' | 'endsAt') => {
      const local = fields[name]
      if (local === undefined) return null
      const instant = instantOf(local, zone)
      if (instant instanceof Date) return instant
      fault([name], `time_${instant}`)
      return null
    }
    const [startsAt, endsAt] = [read('startsAt'), read('endsAt')]
    if (Object.keys(fields.title).length === 0) fault(['title', language], 'required')
    if (fields.endsAt !== undefined && fields.startsAt === undefined) fault(['startsAt'], 'required')
    if (fields.startsAt !== undefined && fields.endsAt === undefined) fault(['endsAt'], 'required')
    if (startsAt && endsAt && endsAt <= startsAt) fault(['endsAt'], 'ends_before_start')
    return { ...fields, startsAt, endsAt }
  })
export type SessionDetails = z.output<ReturnType<typeof sessionDetails>>

/** A part in a session: its role and its place in the protocol order, from 1. */
export const Part = z.object({
  role: z.enum(contributorRoles).default('speaker'),
  position: z.coerce.number().int().min(1).max(999).optional(),
  /** For which delegation of the session, from 1. */
  delegation: z.coerce.number().int().min(1).max(maxDelegations).optional(),
})
export type Part = z.output<typeof Part>

/** Somebody the organization knows. */
export const KnownContributor = Part.extend({ speaker: z.uuid() })

/** Somebody new, who becomes one of the organization's speakers. */
export const NewContributor = SpeakerProfile.extend({ role: Part.shape.role, delegation: Part.shape.delegation })

/** One step in the protocol order. */
export const PartMove = z.object({ direction: z.enum(['up', 'down']) })
export type PartMove = z.output<typeof PartMove>

export const maxLines = 200

/** A pasted list of sessions: the day of its times, the language of its titles. */
export const SessionList = z.object({
  day: z.iso.date('time_malformed'),
  language: z.enum(contentLanguages),
  lines: z
    .string()
    .max(60_000)
    .refine((text) => text.split('\n').length <= maxLines, 'too_long'),
  /** Made with the form. */
  key: z.uuid(),
  /** Pressed under the preview. */
  create: z.string().optional(),
})

/** By how much a block of sessions moves; negative is earlier. */
export const ShiftMinutes = z.coerce
  .number()
  .int()
  .min(-720)
  .max(720)
  .refine((minutes) => minutes !== 0)

export const SessionShift = z.object({
  minutes: ShiftMinutes,
  /** Milliseconds, as the preview had it; in the years 1 to 9999, beyond which a day may have no end. */
  startsAt: z.coerce.number().int().min(-62_135_596_800_000).max(253_402_300_799_999),
})

/** What is asked of a release; `seen` is the newest version that the draft was compared with. */
export const ReleaseFields = z.object({
  note: localizedSchema(maxLength.releaseNote).prefault({}),
  seen: z.coerce.number().int().min(0).max(1_000_000_000),
})
