import autocannon from 'autocannon'
import { startServer } from '#tests/support/server.ts'
import { fillEvent, seedEvents } from './seed.ts'
import { budgets, weigh } from './weights.ts'

const pages = {
  start: '/?lang=en',
  event: '/events/seminar-1?lang=en',
  register: '/events/seminar-1/register?lang=en',
  organization: '/organizations/bench?lang=en',
  photos: '/events/seminar-1/photos?lang=en',
  calendar: '/events/seminar-1/calendar.ics',
}

const load = (url: string) => autocannon({ url, connections: 10, duration: 4 })

/** Pages per second beside a static asset in the same run, and what each page weighs. */
export default async function pagesBench(): Promise<void> {
  const server = await startServer()
  const { DB } = await server.worker.getEnv()
  await seedEvents(DB, 1000)
  await fillEvent(DB, 1)
  const html = await (await fetch(server.origin + pages.event)).text()
  const stylesheet = html.match(/<link rel="stylesheet" href="([^"]+)"/)?.[1] ?? '/'
  const floor = await load(server.origin + stylesheet)
  console.log(
    `static asset  ${floor.requests.average.toFixed(0)} requests/s  p99 ${floor.latency.p99} ms  (1.00, the floor of this run)`,
  )
  for (const [name, path] of Object.entries(pages)) {
    const result = await load(server.origin + path)
    const faults = result.non2xx + result.errors
    console.log(
      `${name.padEnd(13)} ${result.requests.average.toFixed(0)} requests/s  p99 ${result.latency.p99} ms  ` +
        `ratio ${(result.requests.average / floor.requests.average).toFixed(2)}${faults ? `  ${faults} FAULTS` : ''}`,
    )
  }
  console.log('weights after Brotli, in bytes (budget)')
  for (const [name, budget] of Object.entries(budgets)) {
    const path = Object.entries(pages).find(([page]) => page === name)?.[1] ?? '/'
    const weight = weigh(await (await fetch(server.origin + path)).text())
    console.log(
      `${name.padEnd(13)} HTML ${weight.html} (${budget.html})  CSS ${weight.css} (${budget.css})  JS ${weight.js} (${budget.js})`,
    )
  }
  await server.close()
}
