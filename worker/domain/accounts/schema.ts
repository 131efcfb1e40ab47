import * as z from 'zod'
import { Email } from '#worker/core/text/email.ts'

const next = z.string().max(1000).optional()

/** Who wants to sign in, and where they were going. */
export const CodeRequest = z.object({ email: Email, next })
export type CodeRequest = z.infer<typeof CodeRequest>

/** The mailed code, however it was typed or pasted. */
export const CodeEntry = z.object({
  email: Email,
  code: z
    .string()
    .max(40)
    .overwrite((text) => text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, ''))
    .regex(/^\d{6}$/, 'code_wrong'),
  next,
})
export type CodeEntry = z.infer<typeof CodeEntry>
