import type { Ctx } from '#worker/core/context.ts'
import { senderOf, usableDriver } from '#worker/domain/mail/rules.ts'
import type { Env } from '#worker/env.ts'
import { bindingDriver } from './binding.ts'
import type { MailDriver } from './driver.ts'
import { localDriver } from './local.ts'
import { resendDriver } from './resend.ts'
import { smtpDriver, smtpServerOf } from './smtp.ts'

/** The driver that the installation's settings choose; undefined while it has none. */
export function chosenDriver(ctx: Ctx, env: Env): MailDriver | undefined {
  const name = usableDriver(env)
  if (name === undefined || name === 'local') return name && localDriver(ctx)
  const sender = senderOf(env.MAIL_FROM)
  if (!sender) return undefined
  switch (name) {
    case 'binding':
      return env.EMAIL && bindingDriver(env.EMAIL, sender)
    case 'resend':
      return env.RESEND_API_KEY ? resendDriver(env.RESEND_API_KEY, sender) : undefined
    case 'smtp': {
      const server = smtpServerOf(env)
      return server && smtpDriver(server, sender)
    }
  }
}
