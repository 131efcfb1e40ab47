import type { Ctx } from '#worker/core/context.ts'
import { failureLine } from '#worker/core/failure.ts'
import { isEmail } from '#worker/core/text/email.ts'
import { claimMails } from '#worker/domain/mail/claim.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { drainSize } from '#worker/domain/mail/rules.ts'
import { type Attempt, settle } from '#worker/domain/mail/settle.ts'
import type { MailRow } from '#worker/domain/mail/table.ts'
import type { Env } from '#worker/env.ts'
import { compose } from './compose.ts'
import { chosenDriver } from './drivers/chosen.ts'
import type { Delivery, MailDriver, OutgoingMail } from './drivers/driver.ts'
import { loadSubjects, type Subjects } from './subjects.ts'

/** 20 mails at 10 s each still end before their claim does. */
const patienceMilliseconds = 10_000

/** Sends what is due in the outbox; without a driver mail waits and no attempt is counted. */
export async function drainOutbox(ctx: Ctx, env: Env): Promise<void> {
  const driver = chosenDriver(ctx, env)
  if (driver) await drainThrough(ctx, driver)
}

/** One drain: claims, loads afresh, then writes, sends and settles each mail by itself, so that a crash doubles one mail at most. */
export async function drainThrough(ctx: Ctx, driver: MailDriver, patience = patienceMilliseconds): Promise<void> {
  const claimed = await claimMails(ctx, drainSize)
  if (claimed.length === 0) return
  const subjects = await loadSubjects(ctx, claimed)
  const retries: number[] = []
  for (const mail of claimed) {
    const again = await settle(
      ctx,
      mail,
      await attempt(ctx, mail, subjects, (out) => withPatience(driver(out), patience)),
    )
    if (again) retries.push(again.getTime() - ctx.now.getTime())
  }
  if (claimed.length === drainSize) await drainSoon(ctx)
  // One message for the earliest; cron finds the later ones, so that retries do not multiply messages.
  else if (retries.length > 0) await drainSoon(ctx, Math.ceil(Math.min(...retries) / 1000))
}

async function attempt(ctx: Ctx, mail: MailRow, subjects: Subjects, driver: MailDriver): Promise<Attempt> {
  try {
    const composed = await compose(ctx, mail, subjects)
    if (!composed) return { result: 'withheld', words: 'its cause is gone' }
    const to = composed.to.normalize('NFKC')
    if (!isEmail(to)) return { result: 'permanent', words: 'the recipient is not one address' }
    const outgoing: OutgoingMail = { ...composed, to, messageId: messageId(ctx, mail) }
    return await driver(outgoing)
  } catch (error) {
    return { result: 'temporary', words: failureLine(error) }
  }
}

/** RFC 5322 §3.6.4; made from the row, so that a mail sent twice is recognised as one. */
const messageId = (ctx: Ctx, mail: MailRow) => `<${mail.id}@${new URL(ctx.origin).hostname}>`

async function withPatience(delivery: Promise<Delivery>, milliseconds: number): Promise<Delivery> {
  const { promise: late, resolve } = Promise.withResolvers<Delivery>()
  const words = `no answer within ${milliseconds / 1000} s`
  const timer = setTimeout(() => resolve({ result: 'temporary', words }), milliseconds)
  return Promise.race([delivery, late]).finally(() => clearTimeout(timer))
}
