import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq, inArray, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase, lost } from '#tests/support/faults/database.ts'
import { emptyOutbox, makeMail, makeRegistration } from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { expectErrors } from '#tests/support/setup.ts'
import type { JobMessage } from '#worker/core/context.ts'
import { localMails, mails } from '#worker/domain/mail/table.ts'
import { consume } from '#worker/jobs/queue.ts'

const batchOf = (...jobs: JobMessage[]) => batchFrom('lectern-jobs', jobs)

const batchFrom = (queue: string, jobs: JobMessage[]) =>
  createMessageBatch<JobMessage>(
    queue,
    jobs.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts: 1, body })),
  )

test('however many messages of a batch say that mail waits, one drain answers them all', async () => {
  await emptyOutbox()
  let trips = 0
  const DB = aroundDatabase(env.DB, (_, run) => {
    trips += 1
    return run()
  })
  const batch = batchOf({ job: 'drain' }, { job: 'drain' }, { job: 'drain' })
  await consume(batch, { ...env, DB }, createExecutionContext())
  const result = await getQueueResult(batch, createExecutionContext())
  expect({ trips, acknowledged: result.explicitAcks }).toEqual({ trips: 1, acknowledged: ['0', '1', '2'] })
})

test('a job that fails is delivered again later', async () => {
  const DB = aroundDatabase(env.DB, () => Promise.reject(lost()))
  const batch = batchOf({ job: 'drain' })
  await consume(batch, { ...env, DB }, createExecutionContext())
  const result = await getQueueResult(batch, createExecutionContext())
  expect(result.retryMessages).toEqual([{ msgId: '0' }])
  expect(expectErrors()).toHaveLength(1)
})

test('a message that failed every time is logged and not tried again', async () => {
  const batch = batchFrom('lectern-jobs-dead', [{ job: 'photo', photoId: 'poison' }])
  await consume(batch, env, createExecutionContext())
  const result = await getQueueResult(batch, createExecutionContext())
  expect({ ackAll: result.ackAll, retried: result.retryMessages }).toEqual({ ackAll: true, retried: [] })
  expect(expectErrors()).toEqual(['{"dead":{"job":"photo","photoId":"poison"},"id":"0"}'])
})

/** What became of an event's mails: how many of them the mailbox got, their states and attempts. */
async function deliveryOf(eventId: string) {
  const rows = await ctx().db.select().from(mails).where(eq(mails.eventId, eventId))
  const got = await ctx().db.$count(
    localMails,
    inArray(
      localMails.messageId,
      ctx()
        .db.select({ id: sql`'<' || ${mails.id} || '@lectern.test>'` })
        .from(mails)
        .where(eq(mails.eventId, eventId)),
    ),
  )
  return { got, outcomes: [...new Set(rows.map(({ state, attempts }) => `${state}, attempt ${attempts}`))] }
}

const tens = env.FULL ? 50 : 4

test('R7: every message three times, in reverse order, one in ten poison: each mail goes once, the poison is given back, the others do not mind', async () => {
  await emptyOutbox()
  const event = await makeEvent()
  const now = new Date()
  for (let n = 0; n < tens * 10; n += 1) {
    const { id: subjectId } = await makeRegistration({}, event)
    await makeMail({ subjectId, eventId: event.id, createdAt: now, nextAttemptAt: now })
  }
  const good = Array.from({ length: tens * 9 }, (): JobMessage => ({ job: 'drain' }))
  const poison = Array.from({ length: tens }, () => ({ job: 'poison' }) as unknown as JobMessage)
  const thrice = [...good, ...poison].flatMap((job) => [job, job, job]).reverse()
  const answers = { taken: 0, givenBack: 0 }
  for (let at = 0; at < thrice.length; at += 10) {
    const batch = batchOf(...thrice.slice(at, at + 10))
    await consume(batch, env, createExecutionContext())
    const result = await getQueueResult(batch, createExecutionContext())
    answers.taken += result.explicitAcks.length
    answers.givenBack += result.retryMessages.length
  }
  const { got, outcomes } = await deliveryOf(event.id)
  console.info(
    `R7 ${thrice.length} messages: ${got} mails of ${tens * 10} once, ${answers.givenBack} poison given back`,
  )
  expect(answers).toEqual({ taken: tens * 27, givenBack: tens * 3 })
  expect({ got, outcomes }).toEqual({ got: tens * 10, outcomes: ['sent, attempt 1'] })
  expect(expectErrors()).toHaveLength(tens * 3)
})
