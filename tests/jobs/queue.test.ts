import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { aroundDatabase, lost } from '#tests/support/faults/database.ts'
import { emptyOutbox } from '#tests/support/mails.ts'
import { expectErrors } from '#tests/support/setup.ts'
import type { JobMessage } from '#worker/core/context.ts'
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
  await consume(batch, { ...env, DB })
  const result = await getQueueResult(batch, createExecutionContext())
  expect({ trips, acknowledged: result.explicitAcks }).toEqual({ trips: 1, acknowledged: ['0', '1', '2'] })
})

test('a job that fails is delivered again later', async () => {
  const DB = aroundDatabase(env.DB, () => Promise.reject(lost()))
  const batch = batchOf({ job: 'drain' })
  await consume(batch, { ...env, DB })
  const result = await getQueueResult(batch, createExecutionContext())
  expect(result.retryMessages).toEqual([{ msgId: '0' }])
  expect(expectErrors()).toHaveLength(1)
})

test('a message that failed every time is logged and not tried again', async () => {
  const batch = batchFrom('lectern-jobs-dead', [{ job: 'photo', photoId: 'poison' }])
  await consume(batch, env)
  const result = await getQueueResult(batch, createExecutionContext())
  expect({ ackAll: result.ackAll, retried: result.retryMessages }).toEqual({ ackAll: true, retried: [] })
  expect(expectErrors()).toEqual(['{"dead":{"job":"photo","photoId":"poison"},"id":"0"}'])
})
