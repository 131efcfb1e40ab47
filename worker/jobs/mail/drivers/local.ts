import type { Ctx } from '#worker/core/context.ts'
import { keepLocally } from '#worker/domain/mail/local.ts'
import type { MailDriver } from './driver.ts'

/** The mailbox of a laptop, read at /dev/mail. */
export const localDriver = (ctx: Ctx): MailDriver => ({
  knowsDoubles: true,
  async send({ id: _, ...mail }) {
    await keepLocally(ctx, { ...mail, attachments: [...mail.attachments] })
    return { result: 'sent' }
  },
})
