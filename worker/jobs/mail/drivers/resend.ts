import { Buffer } from 'node:buffer'
import * as z from 'zod'
import type { Sender } from '#worker/domain/mail/rules.ts'
import type { Delivery, MailDriver, OutgoingMail } from './driver.ts'

/** What Resend says of a refusal (resend.com/docs/api-reference/errors). */
const Refusal = z.object({ name: z.string().catch(''), message: z.string().catch('') })

/** Refusals of this mail for good; of the others the set-up, the day's quota or a moment is the cause. */
const permanentStatuses = new Set([400, 413, 422])

/** As long as this a drain waits itself when Resend asks for it: its plans allow a few requests a second. */
const ownWaitSeconds = 3

/** `Retry-After` in seconds (RFC 9110 §10.2.3); a second where it is not given. */
const retryAfterOf = (answer: Response): number => {
  const given = Number(answer.headers.get('retry-after') ?? 1)
  return Number.isFinite(given) && given >= 0 ? Math.min(given, 86_400) : 1
}

const bodyOf = (from: Sender, mail: OutgoingMail) =>
  JSON.stringify({
    from: `"${from.name.replace(/["\\]/g, '')}" <${from.email}>`,
    to: [mail.to],
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: { 'X-Lectern-Mail': mail.messageId },
    // Its webhooks name the mail by this.
    tags: [{ name: 'mail', value: mail.id }],
    attachments: mail.attachments.map(({ name, contentType, content }) => ({
      filename: name,
      content: Buffer.from(content).toString('base64'),
      content_type: contentType,
    })),
  })

async function deliveryOf(answer: Response): Promise<Delivery> {
  if (answer.ok) return { result: 'sent' }
  const text = (await answer.text()).slice(0, 2000)
  const { name, message } = Refusal.parse(parsed(text))
  const words = `${answer.status} ${name} ${message || text}`.replace(/\s+/g, ' ').trim()
  // The key was used with other content: the mail is taken, and was written anew since.
  if (name === 'invalid_idempotent_request') return { result: 'sent' }
  if (answer.status === 429) return { result: 'temporary', words, retryAfterSeconds: retryAfterOf(answer) }
  const isOurs = name === 'invalid_from_address' || name === 'invalid_idempotency_key'
  return { result: permanentStatuses.has(answer.status) && !isOurs ? 'permanent' : 'temporary', words }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Resend's API. The outbox row's id is the key under which it delivers once within 24 hours, however often it is asked. */
export const resendDriver = (apiKey: string, from: Sender): MailDriver => ({
  knowsDoubles: true,
  async send(mail) {
    const body = bodyOf(from, mail)
    const ask = () =>
      fetch('https://api.resend.com/emails', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${apiKey}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': mail.id,
        },
        body,
      })
    let answer = await ask()
    for (let waited = 0; answer.status === 429; answer = await ask()) {
      const seconds = retryAfterOf(answer)
      waited += seconds
      if (waited > ownWaitSeconds || seconds === 0) break
      await answer.body?.cancel()
      await pause(seconds)
    }
    return deliveryOf(answer)
  },
})
