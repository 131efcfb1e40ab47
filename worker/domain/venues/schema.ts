import * as z from 'zod'
import { localizedLineSchema, localizedSchema } from '#worker/core/text/localized.ts'
import { WebAddress } from '#worker/core/text/web-address.ts'
import { roomKinds } from './table.ts'

export const maxLength = { name: 120, address: 300, accessibility: 1000 } as const

const name = () => localizedLineSchema(maxLength.name).refine((text) => Object.keys(text).length > 0, 'required')

const shared = {
  name: name().prefault({}),
  accessibility: localizedSchema(maxLength.accessibility).default({}),
  /** Left out, the last. */
  position: z.coerce.number().int().min(1).max(999).optional(),
}

/** What is asked of a venue; its address and map link reach calendars and pages. */
export const VenueFields = z.object({
  ...shared,
  address: localizedLineSchema(maxLength.address).default({}),
  mapUrl: WebAddress.optional(),
})
export type VenueFields = z.output<typeof VenueFields>

/** What is asked of a room; the stream address is that of a remote hub. */
export const RoomFields = z.object({
  ...shared,
  kind: z.enum(roomKinds).default('room'),
  capacity: z.coerce.number().int().min(1).max(100_000).optional(),
  streamUrl: WebAddress.optional(),
})
export type RoomFields = z.output<typeof RoomFields>
