import * as z from 'zod'
import { Email } from '#worker/core/text/email.ts'
import { cleanText } from '#worker/core/text/localized.ts'

/** Asks to take a picture away; nobody has to say why, or who they are. */
export const RemovalForm = z.object({
  reason: z.string().max(1000).overwrite(cleanText).optional(),
  email: Email.optional(),
})
export type RemovalForm = z.output<typeof RemovalForm>

/** What an organiser decides; who shows a picture again says why. */
export const RemovalDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('granted') }),
  z.object({ decision: z.literal('refused'), note: z.string().overwrite(cleanText).min(1).max(500) }),
])
export type RemovalDecision = z.output<typeof RemovalDecision>
