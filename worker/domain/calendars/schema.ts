import * as z from 'zod'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { eventKinds } from '../events/table.ts'
import { sessionKinds } from '../programme/table.ts'

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** Every session, or with `days` one bar an event. */
const shape = optional(z.literal('days'))

/** The query of a feed of many events: only those of a kind. What is unknown in it is left out, never refused. */
export const ManyQuery = z.object({ shape, kind: optional(z.enum(eventKinds)) })
export type ManyQuery = z.output<typeof ManyQuery>

const Key = optional(z.string().min(1).max(100))

/** The query of an event's feed: as the schedule's own filters, and one session by its number. */
export const EventQuery = z.object({
  shape,
  kind: optional(z.enum(sessionKinds)),
  language: optional(z.enum(contentLanguages)),
  track: Key,
  room: Key,
  speaker: Key,
  session: optional(z.string().regex(/^[1-9]\d{0,8}$/)),
})
export type EventQuery = z.output<typeof EventQuery>
