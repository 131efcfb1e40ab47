import * as z from 'zod'
import { cleanLine } from '#worker/core/text/localized.ts'
import { LocalTime } from '#worker/core/time.ts'

const maxPinLength = 20

/** Enough that a hundred guesses an hour lead nowhere. */
const Pin = z
  .string()
  .max(maxPinLength)
  .overwrite(cleanLine)
  .regex(/^[\p{L}\p{N}]{6,}$/u)

/** Who sees the albums of an event. */
export const ShowingForm = z.object({
  /** Left empty, what is set stays. */
  pin: Pin.optional(),
  dropPin: z.literal('yes').optional(),
  /** In the event's zone; empty: never. */
  endsAt: LocalTime.optional(),
  isIndexed: z.literal('yes').optional(),
})
export type ShowingForm = z.output<typeof ShowingForm>

/** What a visitor types at the door of the albums; anything is only wrong. */
export const PinForm = z.object({ pin: z.string().max(200).default(''), photo: z.string().max(40).optional() })
