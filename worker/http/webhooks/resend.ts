import { Hono } from 'hono'
import * as z from 'zod'
import { Problem } from '#worker/core/problem.ts'
import { isSigned } from '#worker/core/webhook.ts'
import { bounce } from '#worker/domain/mail/bounce.ts'
import type { AppEnv } from '../env.ts'
import { limitBody } from '../middleware/limits.ts'
import { readText } from '../validate.ts'

/** Our id in the tags that the mail was sent with; Resend gives them as an object or as a list. */
const Tags = z.union([
  z.object({ mail: z.uuid() }).transform(({ mail }) => mail),
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((list) => list.find(({ name }) => name === 'mail')?.value),
])

/** That a mail came back, was complained of or not sent at all; of every other event nothing is read. */
const Returned = z.object({
  type: z.enum(['email.bounced', 'email.complained', 'email.failed', 'email.suppressed']),
  data: z.object({
    tags: Tags,
    bounce: z
      .object({ message: z.string().catch(''), type: z.string().catch('') })
      .optional()
      .catch(undefined),
    failed: z
      .object({ reason: z.string().catch('') })
      .optional()
      .catch(undefined),
  }),
})
type Returned = z.output<typeof Returned>

const wordsOf = ({ type, data }: Returned) =>
  [type.replace('email.', ''), data.bounce?.type, data.bounce?.message, data.failed?.reason].filter(Boolean).join(' ')

/** What Resend tells of mails after it took them. It reads no cookie; the signature is the proof. */
export default new Hono<AppEnv>().post('/webhooks/resend', limitBody(262_144), async (c) => {
  const secret = c.env.RESEND_WEBHOOK_SECRET
  if (!secret) throw new Problem('not_found')
  const header = (name: string) => c.req.header(`svix-${name}`) ?? ''
  const body = await readText(c)
  const call = { id: header('id'), timestamp: header('timestamp'), signature: header('signature'), body }
  if (!(await isSigned(call, secret, c.get('ctx').now))) throw new Problem('webhook.unsigned')
  const told = Returned.safeParse(jsonOf(body))
  // What does not concern us is taken too: a refusal would have it sent again for days.
  if (told.success && told.data.data.tags) await bounce(c.get('ctx'), told.data.data.tags, wordsOf(told.data))
  return c.body(null, 200)
})

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Problem('request.malformed')
  }
}
