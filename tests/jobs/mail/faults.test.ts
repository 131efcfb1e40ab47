import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { aroundDatabase, failTrip } from '#tests/support/faults/database.ts'
import { after, ctxAt, emptyOutbox, mailNow, makeMail, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { openDb } from '#worker/core/context.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

async function makeMails(count: number): Promise<string[]> {
  const event = await makeEvent()
  const made: string[] = []
  for (let n = 0; n < count; n += 1) {
    made.push((await makeMail({ subjectId: (await makeRegistration({}, event)).id })).id)
  }
  return made
}

const over = (database: D1Database, now = noon) => ({ ...ctxAt(now), db: openDb(database) })

/** The trips of a drain of two mails: claim, load, and one for each mail. */
const trips = [0, 1, 2, 3]

test('D1 lost before or after any of a drain’s commits: everybody is reached, one mail doubled at most', async () => {
  for (const failing of trips) {
    for (const when of ['before', 'after'] as const) {
      await emptyOutbox()
      const ids = await makeMails(2)
      const { got, driver } = provider()
      await expect(drainThrough(over(failTrip(env.DB, failing, when)), driver)).rejects.toThrow()
      await drainThrough(ctxAt(after(301)), driver)
      const counts = ids.map((id) => got.filter(({ messageId }) => messageId === `<${id}@lectern.test>`).length)
      expect(Math.min(...counts), `${when} trip ${failing}`).toBe(1)
      expect(got.length - ids.length).toBeLessThanOrEqual(1)
      expect((await Promise.all(ids.map(mailNow))).map(({ state }) => state)).toEqual(['sent', 'sent'])
    }
  }
})

test('a full drain stays within the 50 queries that the free plan gives an invocation', async () => {
  await makeMails(20)
  let queries = 0
  const counted = aroundDatabase(env.DB, (trip, run) => {
    queries += trip.statements.length
    return run()
  })
  const { got, driver } = provider()
  await drainThrough(over(counted), driver)
  expect({ sent: got.length, queries }).toEqual({ sent: 20, queries: 28 })
})
