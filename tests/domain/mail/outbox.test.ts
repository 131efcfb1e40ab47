import { expect, test } from 'vitest'
import { ctxAt, noon } from '#tests/support/mails.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'

test('a rush of 1,500 tells the queue twice: at once, and a second later for all that came meanwhile', async () => {
  const rush = ctxAt(noon)
  for (let n = 0; n < 1500; n += 1) await drainSoon(rush)
  expect(rush.delays).toEqual([0, 1])
})

test('a drain that comes later keeps nobody waiting', async () => {
  const calm = ctxAt(noon)
  await drainSoon(calm, 60)
  await drainSoon(calm)
  await drainSoon(calm, 3600)
  expect(calm.delays).toEqual([60, 0, 3600])
})

test('a queue that cannot be reached is asked again by the next', async () => {
  const asked: number[] = []
  const jobs = { send: async () => Promise.reject(asked.push(1)) } as unknown as Queue
  const lonely = { ...ctxAt(noon), jobs }
  await drainSoon(lonely)
  await drainSoon(lonely)
  expect(asked.length).toBe(2)
})
