import * as z from 'zod'

/** Whether a session wants a sign-up of its own, and how many may come; without a number there is no limit. */
export const SignUpSettings = z.object({
  /** A ticked box. */
  isOpen: z
    .string()
    .optional()
    .transform((tick) => tick !== undefined),
  capacity: z.coerce.number().int().min(0).max(100_000).optional(),
})
export type SignUpSettings = z.output<typeof SignUpSettings>
