import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { aroundDatabase, failTrip } from '#tests/support/faults/database.ts'
import {
  after,
  ctxAt,
  emptyOutbox,
  knowingProvider,
  mailNow,
  makeMail,
  makeRegistration,
  noon,
  provider,
} from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { openDb } from '#worker/core/context.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'
import type { OutgoingMail } from '#worker/jobs/mail/drivers/driver.ts'

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

/** The queries of one drain of 20 mails. */
async function queriesOf({ got, driver }: ReturnType<typeof provider>) {
  await emptyOutbox()
  await makeMails(20)
  const asked: string[] = []
  const counted = aroundDatabase(env.DB, (trip, run) => {
    asked.push(...trip.statements.map((statement) => statement.trim().split(' ')[0] ?? ''))
    return run()
  })
  await drainThrough(over(counted), driver)
  return { sent: got.length, asked }
}

test('where the provider knows doubles a drain of 20 claims, loads and marks in three statements', async () => {
  expect(await queriesOf(knowingProvider())).toEqual({ sent: 20, asked: ['update', 'select', 'update'] })
})

test('elsewhere each mail is marked by itself, within the 50 queries that the free plan gives an invocation', async () => {
  const marks = Array.from({ length: 20 }, () => 'update')
  expect(await queriesOf(provider())).toEqual({ sent: 20, asked: ['update', 'select', ...marks] })
})

/** A drain that dies at the nth of its awaits, before or after; the drain as it was until then, and whether it died. */
function dying(point: number, { driver }: ReturnType<typeof provider>, now: Date) {
  const { promise: killed, resolve } = Promise.withResolvers<'killed'>()
  let awaits = 0
  const step = async () => {
    awaits += 1
    if (awaits !== point) return
    resolve('killed')
    await new Promise(() => {})
  }
  const around = async <T>(run: () => Promise<T>) => {
    await step()
    const result = await run()
    await step()
    return result
  }
  const database = aroundDatabase(env.DB, (_, run) => around(run))
  const mortal = { ...driver, send: (mail: OutgoingMail) => around(() => driver.send(mail)) }
  const drained = drainThrough(over(database, now), mortal).then(() => 'done' as const)
  return Promise.race([drained, killed])
}

const [people, stride] = env.FULL ? [1000, 1] : [45, 7]

const patience = 300_000

/** Kills drains at every stride-th of their awaits, then lets them finish. */
async function killEverywhere(each: ReturnType<typeof provider>) {
  const ids = await makeMails(people)
  let [point, now, kills] = [1, noon, 0]
  while ((await dying(point, each, now)) === 'killed') {
    kills += 1
    point += stride
    now = after(301, now)
  }
  for (let left = people; left > 0; left -= 20) await drainThrough(ctxAt(after(301, now)), each.driver)
  await drainThrough(ctxAt(after(700, now)), each.driver)
  const states = new Set((await Promise.all(ids.map(mailNow))).map(({ state }) => state))
  return { ids, kills, states }
}

test(
  'R6: killed after each of its awaits, a drain loses nobody and doubles one mail a kill at most, under the same Message-ID',
  async () => {
    const each = provider()
    const { ids, kills, states } = await killEverywhere(each)
    const counts = Map.groupBy(each.got, ({ id }) => id)
    console.info(`R6 ${people} mails, ${kills} kills: ${counts.size} reached, ${each.got.length - ids.length} doubled`)
    expect([...counts.keys()].sort()).toEqual(ids.sort())
    expect(each.got.length - ids.length).toBeLessThanOrEqual(kills)
    expect(new Set(each.got.map(({ messageId }) => messageId)).size).toBe(ids.length)
    expect(states).toEqual(new Set(['sent']))
  },
  patience,
)

test(
  'R6: where the provider knows doubles, nobody gets one',
  async () => {
    const each = knowingProvider()
    const { ids, kills, states } = await killEverywhere(each)
    console.info(`R6 ${people} mails, ${kills} kills, doubles known: ${each.got.length} reached, 0 doubled`)
    expect(each.got.map(({ id }) => id).sort()).toEqual(ids.sort())
    expect(states).toEqual(new Set(['sent']))
  },
  patience,
)
