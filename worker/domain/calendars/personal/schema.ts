import * as z from 'zod'

/** Minutes before the start at which a calendar may ring: what most programs offer too. */
export const alarmChoices = [10, 30, 60, 1440] as const

/** More than any programme has; numbers of sessions are never given again and stay small. */
const maxStars = 500
const highestNumber = 1_000_000

/** The form of a person's own feed; without a value the calendar does not ring. */
export const FeedChoice = z.object({
  alarm: z
    .string()
    .transform(Number)
    .refine((minutes) => alarmChoices.some((choice) => choice === minutes), 'invalid')
    .optional(),
})

/** Session numbers as the browser keeps them, `3,14,15`: each once, in order. */
export const Stars = z.object({
  stars: z
    .string()
    .max(maxStars * 8)
    .regex(/^\d{1,7}(?:,\d{1,7})*$/)
    .transform((list) => [...new Set(list.split(',').map(Number))].toSorted((a, b) => a - b))
    .refine((numbers) => numbers.length <= maxStars && numbers.every((n) => n > 0 && n <= highestNumber), 'invalid')
    .default([]),
})
