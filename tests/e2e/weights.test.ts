import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillEvent, seedEvents } from '#tests/bench/seed.ts'
import { budgets, weigh } from '#tests/bench/weights.ts'
import { type Server, startServer } from '#tests/support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
  const { DB } = await server.worker.getEnv()
  await seedEvents(DB, 3)
  await fillEvent(DB, 1)
})
afterAll(() => server.close())

const paths = { event: '/events/seminar-1', register: '/events/seminar-1/register', photos: '/events/seminar-1/photos' }

for (const [name, path] of Object.entries(paths)) {
  test(`the ${name} page keeps its budget in every language`, async () => {
    for (const locale of ['en', 'vi', 'fr']) {
      const weight = weigh(await (await fetch(`${server.origin}${path}?lang=${locale}`)).text())
      const over = Object.entries(weight).filter(
        ([part, bytes]) => bytes > (budgets[name]?.[part as keyof typeof weight] ?? 0),
      )
      expect(over, locale).toEqual([])
      expect(weight.html).toBeGreaterThan(300)
    }
  })
}
