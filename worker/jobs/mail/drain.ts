import type { Ctx } from '#worker/core/context.ts'
import { failureLine } from '#worker/core/failure.ts'
import { isEmail } from '#worker/core/text/email.ts'
import { claimMails } from '#worker/domain/mail/claim.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { drainSize, ownWords } from '#worker/domain/mail/rules.ts'
import { type Attempt, settle, type Tried } from '#worker/domain/mail/settle.ts'
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

/**
 * One drain: claims, loads afresh, writes and sends each mail, and marks them. All at once where the provider knows doubles;
 * else each by itself, so that a crash doubles one mail at most.
 */
export async function drainThrough(ctx: Ctx, driver: MailDriver, patience = patienceMilliseconds): Promise<void> {
  const claimed = await claimMails(ctx, drainSize)
  if (claimed.length === 0) return
  const subjects = await loadSubjects(ctx, claimed)
  const send = untilAskedToWait((mail) => withPatience(driver.send(mail), patience))
  const unmarked: Tried[] = []
  const retries: Date[] = []
  const putOff = new Set<string>()
  for (const [index, mail] of claimed.entries()) {
    const one = putOff.has(mail.subjectId) ? waiting() : await attempt(ctx, mail, subjects, send)
    if (one.result === 'temporary') putOff.add(mail.subjectId)
    unmarked.push({ mail, attempt: one })
    if (driver.knowsDoubles && index < claimed.length - 1) continue
    const again = await settle(ctx, unmarked.splice(0))
    if (again) retries.push(again)
  }
  if (claimed.length === drainSize) await drainSoon(ctx)
  // One message for the earliest; cron finds the later ones, so that retries do not multiply messages.
  else if (retries.length > 0) await drainSoon(ctx, secondsUntil(ctx, retries))
}

const secondsUntil = (ctx: Ctx, times: readonly Date[]) =>
  Math.ceil((Math.min(...times.map((time) => time.getTime())) - ctx.now.getTime()) / 1000)

type Send = MailDriver['send']

/** Once the provider asks to be left alone, the rest of the drain waits as long, without asking again. */
function untilAskedToWait(send: Send): Send {
  let busy: Delivery | undefined
  return async (mail) => {
    if (busy) return busy
    const delivery = await send(mail)
    if (delivery.result === 'temporary' && delivery.retryAfterSeconds !== undefined) busy = delivery
    return delivery
  }
}

/** News of one registration stay in order: a mail waits while an older one does. */
const waiting = (retryAfterSeconds = 0): Attempt => ({
  result: 'temporary',
  words: ownWords.waitsForOlder,
  retryAfterSeconds,
})

async function attempt(ctx: Ctx, mail: MailRow, subjects: Subjects, send: Send): Promise<Attempt> {
  try {
    const composed = await compose(ctx, mail, subjects)
    if (!composed) return { result: 'withheld', words: ownWords.causeGone }
    if ('waitsSeconds' in composed) return waiting(composed.waitsSeconds)
    const to = composed.to.normalize('NFKC')
    if (!isEmail(to)) return { result: 'permanent', words: ownWords.notOneAddress }
    const outgoing: OutgoingMail = { ...composed, to, id: mail.id, messageId: messageId(ctx, mail) }
    return await send(outgoing)
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
