import type { Ctx } from '#worker/core/context.ts'
import { senderOf, usableDriver } from '#worker/domain/mail/rules.ts'
import type { Env } from '#worker/env.ts'
import { bindingDriver } from './binding.ts'
import type { MailDriver } from './driver.ts'
import { localDriver } from './local.ts'

/** The driver that the installation's settings choose; undefined while it has none. */
export function chosenDriver(ctx: Ctx, env: Env): MailDriver | undefined {
  const sender = senderOf(env.MAIL_FROM)
  switch (usableDriver(env)) {
    case 'binding':
      return env.EMAIL && sender ? bindingDriver(env.EMAIL, sender) : undefined
    case 'local':
      return localDriver(ctx)
    case undefined:
      return undefined
  }
}
