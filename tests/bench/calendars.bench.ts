import { rmSync, writeFileSync } from 'node:fs'
import { conferenceProgramme, storeRelease } from '#tests/support/frozen.ts'
import { type Server, startServer } from '#tests/support/server.ts'
import type { FrozenProgramme } from '#worker/domain/programme/table.ts'
import { workerMilliseconds } from './cpu.ts'
import { cpuOf, load } from './load.ts'
import { seedEvents } from './seed.ts'

const sizes = [50, 300, 2000]
const asset = 'bench-calendar.txt'
const pathOf = (index: number) => `/events/seminar-${index}/calendar.ics?lang=en`

/** The conference of 300 sessions, cut or repeated. */
function programmeOf(size: number): FrozenProgramme {
  const conference = conferenceProgramme(new Date(Date.UTC(2030, 0, 1, 2)))
  const sessions = Array.from({ length: size }, (_, n) => {
    const session = conference.sessions[n % conference.sessions.length]
    if (!session) throw new Error('the conference is empty')
    return { ...session, id: `session-${n}`, uid: `${n}@bench`, number: n + 1 }
  })
  return { ...conference, sessions }
}

/** An installation with one event for each size. */
async function startSeeded(): Promise<{ server: Server; database: D1Database }> {
  const server = await startServer()
  const { DB } = await server.worker.getEnv()
  await seedEvents(DB, sizes.length)
  for (const [index, size] of sizes.entries()) await storeRelease(DB, `e${index}`, programmeOf(size))
  return { server, database: DB }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The middle of ten renderings, each the first poll after a change, and the processor time of one. */
async function renderingOf(origin: string, database: D1Database, index: number) {
  const times: number[] = []
  let bytes = 0
  const touch = database.prepare('update events set updated_at = updated_at + 1000 where id = ?').bind(`e${index}`)
  const begin = workerMilliseconds() ?? Number.NaN
  for (let n = 0; n < 10; n += 1) {
    await touch.run()
    const from = performance.now()
    bytes = (await (await fetch(origin + pathOf(index))).arrayBuffer()).byteLength
    times.push(performance.now() - from)
  }
  return { bytes, wall: median(times), cpu: ((workerMilliseconds() ?? Number.NaN) - begin) / 10 }
}

async function tellRenderings(origin: string, database: D1Database): Promise<void> {
  for (const [index, size] of sizes.entries()) {
    const { bytes, wall, cpu } = await renderingOf(origin, database, index)
    const poll = await cpuOf(origin + pathOf(index))
    console.log(
      `${`${size} sessions`.padEnd(20)} ${bytes} bytes  rendering ${wall.toFixed(0)} ms, CPU ${cpu.toFixed(0)} ms  poll with body CPU ${poll.toFixed(1)} ms  ratio ${(cpu / poll).toFixed(1)}`,
    )
  }
}

async function tellPolls(origin: string): Promise<void> {
  const feed = origin + pathOf(sizes.indexOf(300))
  const { headers } = await fetch(feed)
  const kinds = {
    'static asset': { url: `${origin}/${asset}`, headers: {} },
    'poll with body': { url: feed, headers: {} },
    'poll by tag, 304': { url: feed, headers: { 'if-none-match': headers.get('etag') ?? '' } },
    'poll by date, 304': { url: feed, headers: { 'if-modified-since': headers.get('last-modified') ?? '' } },
  }
  let floor = 0
  for (const [name, { url, headers: asked }] of Object.entries(kinds)) {
    const [cpu, result] = [await cpuOf(url, asked), await load(url, asked)]
    const rate = result.requests.average
    floor ||= rate
    const faults = result['4xx'] + result['5xx'] + result.errors
    console.log(
      `${name.padEnd(20)} ${rate.toFixed(0)} requests/s  p99 ${result.latency.p99} ms  CPU ${cpu.toFixed(1)} ms  ratio ${(rate / floor).toFixed(2)}${faults ? `  ${faults} FAULTS` : ''}`,
    )
  }
}

/** What a poll of a feed of 300 sessions costs beside a static asset of the same bytes, and what its rendering costs. */
export default async function calendarsBench(): Promise<void> {
  const path = `dist/public/${asset}`
  try {
    const first = await startSeeded()
    // The assets are listed when a server starts.
    writeFileSync(path, await (await fetch(first.server.origin + pathOf(sizes.indexOf(300)))).text())
    await first.server.close()
    const { server, database } = await startSeeded()
    await tellPolls(server.origin)
    await tellRenderings(server.origin, database)
    await server.close()
  } finally {
    rmSync(path, { force: true })
  }
}
