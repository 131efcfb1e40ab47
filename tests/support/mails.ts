import { eq } from 'drizzle-orm'
import type { Ctx, JobMessage } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { type MailRow, mails } from '#worker/domain/mail/table.ts'
import { type RegistrationRow, registrations } from '#worker/domain/registrations/table.ts'
import type { Delivery, MailDriver, OutgoingMail } from '#worker/jobs/mail/drivers/driver.ts'
import { ctx } from './context.ts'
import { makeEvent, unique } from './make.ts'

/** Far from every clock of other tests, so that no drain but the test's own finds its mails due. */
export const noon = new Date('2040-06-01T12:00:00Z')

export const after = (seconds: number, from = noon) => new Date(from.getTime() + seconds * 1000)

/** A context at a moment, whose queue only remembers the delays of what it was told. */
export function ctxAt(now: Date): Ctx & { delays: number[] } {
  const delays: number[] = []
  const jobs = { send: async (_: JobMessage, options: QueueSendOptions) => void delays.push(options.delaySeconds ?? 0) }
  return { ...ctx(now), jobs: jobs as unknown as Queue<JobMessage>, delays }
}

/** Takes away what other tests left in the outbox. */
export const emptyOutbox = () => ctx().db.delete(mails)

type TestEvent = Awaited<ReturnType<typeof makeEvent>>

let arrivals = 0

export async function makeRegistration(
  values: Partial<RegistrationRow> = {},
  event?: TestEvent,
): Promise<RegistrationRow> {
  const of = event ?? (await makeEvent())
  const email = values.email ?? `${unique('guest')}@example.org`
  arrivals += 1
  const [row] = await ctx()
    .db.insert(registrations)
    .values({
      id: uuidv7(noon),
      eventId: of.id,
      placeKindId: of.placeKind.id,
      number: arrivals,
      key: randomKey(),
      state: 'confirmed',
      name: 'Test Guest',
      nameFolded: 'test guest',
      email,
      mailbox: mailboxOf(email) ?? email,
      locale: 'en',
      consent: 'I agree.',
      consentedAt: noon,
      createdAt: noon,
      updatedAt: noon,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no registration')
  return row
}

/** A mail due at noon; about a confirmed registration of its own unless it is told otherwise. */
export async function makeMail(values: Partial<MailRow> = {}): Promise<MailRow> {
  const subjectId = values.subjectId ?? (await makeRegistration()).id
  const [row] = await ctx()
    .db.insert(mails)
    .values({
      id: uuidv7(noon),
      key: unique('mail'),
      template: 'registration.confirmed',
      mailbox: `${unique('guest')}@example.org`,
      state: 'queued',
      nextAttemptAt: noon,
      createdAt: noon,
      ...values,
      subjectId,
    })
    .returning()
  if (!row) throw new Error('no mail')
  return row
}

export async function mailNow(id: string): Promise<MailRow> {
  const [row] = await ctx().db.select().from(mails).where(eq(mails.id, id))
  if (!row) throw new Error('no mail')
  return row
}

interface TestProvider {
  got: OutgoingMail[]
  driver: MailDriver
}

/** A driver that does as it is told; its provider does not know doubles unless it is said to. */
export const driverOf = (send: MailDriver['send'], knowsDoubles = false): MailDriver => ({ send, knowsDoubles })

/** A provider that says what it is told to, mail by mail, and `sent` afterwards; it keeps what it was given. */
export function provider(...says: Delivery[]): TestProvider {
  const got: OutgoingMail[] = []
  const driver = driverOf(async (mail) => {
    got.push(mail)
    return says[got.length - 1] ?? { result: 'sent' }
  })
  return { got, driver }
}

/** A provider that keeps a mail once, however often it is handed over. */
export function knowingProvider(): TestProvider {
  const got: OutgoingMail[] = []
  const driver = driverOf(async (mail) => {
    if (!got.some(({ id }) => id === mail.id)) got.push(mail)
    return { result: 'sent' }
  }, true)
  return { got, driver }
}
