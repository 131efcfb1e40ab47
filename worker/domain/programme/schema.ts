import * as z from 'zod'
import { Revision } from '#worker/core/revision.ts'
import { localizedLineSchema, localizedSchema } from '#worker/core/text/localized.ts'
import { instantOf, LocalTime } from '#worker/core/time.ts'
import { SpeakerProfile } from '../speakers/schema.ts'
import { contributorRoles, sessionKinds } from './table.ts'

export const maxLength = { title: 200, abstract: 5000 } as const

/** What the form of a session asks for; times are local to the event's zone, or left out. */
export const SessionFields = z.object({
  revision: Revision,
  kind: z.enum(sessionKinds).default('talk'),
  title: localizedLineSchema(maxLength.title).default({}),
  abstract: localizedSchema(maxLength.abstract).default({}),
  startsAt: LocalTime.optional(),
  endsAt: LocalTime.optional(),
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
})
export type Part = z.output<typeof Part>

/** Somebody the organization knows. */
export const KnownContributor = Part.extend({ speaker: z.uuid() })

/** Somebody new, who becomes one of the organization's speakers. */
export const NewContributor = SpeakerProfile.extend({ role: Part.shape.role })
