import { conferenceSlug, makeConference } from '#scripts/demo/conference.ts'
import { contextOf } from '#scripts/demo/context.ts'
import { startServer } from '#tests/support/server.ts'
import { cpuOf, load } from './load.ts'
import { budgets, weigh } from './weights.ts'

const event = `/events/${conferenceSlug}`
const pages = {
  schedule: `${event}/schedule?lang=en`,
  'schedule of panels': `${event}/schedule?lang=en&kind=panel`,
  session: `${event}/sessions/17?lang=en`,
  speakers: `${event}/speakers?lang=en`,
  changes: `${event}/changes?lang=en`,
  'schedule.json': `${event}/schedule.json`,
  'schedule.xml': `${event}/schedule.xml`,
}

async function tellWeights(origin: string): Promise<void> {
  console.log('weights after Brotli, in bytes (budget)')
  for (const [name, path] of Object.entries(pages)) {
    const weight = weigh(await (await fetch(origin + path)).text())
    const told = (['html', 'css', 'js'] as const).map((part) => {
      const budget = budgets[name]?.[part]
      return `${part.toUpperCase()} ${weight[part]}${budget === undefined ? '' : ` (${budget})${weight[part] > budget ? ' OVER' : ''}`}`
    })
    console.log(`${name.padEnd(20)} ${told.join('  ')}`)
  }
}

/** The programme of 300 sessions and 400 speakers: what its pages weigh, and how many of them a second beside a static asset. */
export default async function scheduleBench(): Promise<void> {
  const server = await startServer()
  await makeConference(contextOf(await server.worker.getEnv()))
  await tellWeights(server.origin)
  const html = await (await fetch(server.origin + pages.schedule)).text()
  const stylesheet = server.origin + (html.match(/<link rel="stylesheet" href="([^"]+)"/)?.[1] ?? '/')
  const [floor, floorCpu] = [await load(stylesheet), await cpuOf(stylesheet)]
  console.log(
    `${'static asset'.padEnd(20)} ${floor.requests.average.toFixed(0)} requests/s  p99 ${floor.latency.p99} ms  CPU ${floorCpu.toFixed(1)} ms  (1.00, the floor of this run)`,
  )
  for (const [name, path] of Object.entries(pages)) {
    const url = server.origin + path
    const [cpu, result] = [await cpuOf(url), await load(url)]
    const faults = result.non2xx + result.errors
    console.log(
      `${name.padEnd(20)} ${result.requests.average.toFixed(0)} requests/s  p99 ${result.latency.p99} ms  CPU ${cpu.toFixed(1)} ms  ` +
        `ratio ${(result.requests.average / floor.requests.average).toFixed(3)}  p99 ratio ${(result.latency.p99 / Math.max(floor.latency.p99, 1)).toFixed(1)}${faults ? `  ${faults} FAULTS` : ''}`,
    )
  }
  await server.close()
}
