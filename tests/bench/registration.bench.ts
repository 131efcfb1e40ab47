import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { createConnection, type Socket } from 'node:net'
import { crowdOf, percentile, rushOutcome, type Sent } from '#tests/support/crowd.ts'
import { startServer } from '#tests/support/server.ts'
import { doorConfig } from './config.ts'
import { fillRegistrations, seedEvents, seedPlaces } from './seed.ts'

type Server = Awaited<ReturnType<typeof startServer>>
type Cost = Record<'calls' | 'rowsRead' | 'rowsWritten', number>

interface Settings {
  latency?: { from: number; to: number }
  gathers?: boolean
  whenIdle?: boolean
}

const people = 1500
const seeds = process.env.FULL ? 20 : 2

/** Sets the bench's Worker; answers with what the registrations since the last call have cost. */
const set = async ({ origin }: Server, settings: Settings) =>
  (await (await fetch(`${origin}/bench`, { method: 'POST', body: JSON.stringify(settings) })).json()) as Cost

interface Rush {
  perSecond: number
  p50: number
  p95: number
  /** Answered with "still trying". */
  late: number
  faults: number
}

/** Opens connections, 50 at a time: 1,500 at once overflow the listener's queue, which at Cloudflare is the edge's work. */
async function connect(url: string, count: number): Promise<Socket[]> {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  while (sockets.length < count) {
    const wave = Array.from({ length: Math.min(50, count - sockets.length) }, () =>
      createConnection(Number(port), hostname),
    )
    await Promise.all(wave.map((socket) => once(socket, 'connect')))
    sockets.push(...wave)
  }
  return sockets
}

/** One POST over an open connection; answers with its status, 0 where there was none. */
function post(url: string, { form, address }: Sent, socket: Socket): Promise<number> {
  const body = form.toString()
  const headers = {
    accept: 'text/html',
    connection: 'close',
    'cf-connecting-ip': address,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((resolve) => {
    httpRequest(url, { method: 'POST', headers, createConnection: () => socket }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
      .on('error', () => resolve(0))
      .end(body)
  })
}

/** Sends everything at once. */
async function rush(url: string, sent: readonly Sent[]): Promise<Rush> {
  const sockets = await connect(url, sent.length)
  const started = performance.now()
  const answers = await Promise.all(
    sent.map(async (one, n) => ({
      status: await post(url, one, sockets[n] as Socket),
      milliseconds: performance.now() - started,
    })),
  )
  const times = answers.map(({ milliseconds }) => milliseconds)
  return {
    perSecond: (answers.filter(({ status }) => status === 303).length / Math.max(...times)) * 1000,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    late: answers.filter(({ status }) => status === 503).length,
    faults: answers.filter(({ status }) => status !== 303 && status !== 503).length,
  }
}

const told = ({ perSecond, p50, p95, late, faults }: Rush) =>
  `${perSecond.toFixed(0).padStart(5)}/s  p50 ${p50.toFixed(0).padStart(6)} ms  p95 ${p95.toFixed(0).padStart(6)} ms${late ? `  ${late} "still trying"` : ''}${faults ? `  ${faults} FAULTS` : ''}`

const line = (name: string, result: Rush, floor?: Rush) =>
  console.log(
    `${name.padEnd(42)} ${told(result)}${floor ? `  ratio ${(result.perSecond / floor.perSecond).toFixed(2)}` : ''}`,
  )

const registerAt = ({ origin }: Server, event: number) => `${origin}/events/seminar-${event}/register?lang=vi`

/** Hall, one of two hubs, online, in three orders of preference. */
const wishes = (event: number) => (random: () => number) => {
  const hub = `k${event}-${1 + Math.floor(random() * 2)}`
  const orders = [[`k${event}`, hub, `k${event}-3`], [hub, `k${event}`], [`k${event}`]]
  return orders[Math.floor(random() * orders.length)] ?? []
}

const ways = [
  { name: 'single batches', gathers: false },
  { name: 'gathered in a rush', gathers: true },
] as const

const bare = (sent: readonly Sent[]) =>
  sent.map((one, n) => ({ ...one, form: new URLSearchParams({ key: `${n}`, name: 'Person' }) }))

let nextEvent = 1

/** The floor and both ways, each for a crowd of its own, under one latency of D1. */
async function compare(server: Server, database: D1Database, latency: { from: number; to: number }): Promise<void> {
  await set(server, { latency, whenIdle: true })
  // Under a latency the floor is known beforehand: fewer show it.
  const few = latency.to === 0 ? people : people / 5
  const floor = await rush(`${server.origin}/bare-insert`, bare(crowdOf({ people: few, seed: 0 })))
  line('  bare insert (1.00, the floor)', floor)
  for (const { name, gathers } of ways) {
    const event = nextEvent++
    await seedPlaces(database, event)
    await set(server, { latency, gathers, whenIdle: true })
    const result = await rush(registerAt(server, event), crowdOf({ people, seed: event, wishes: wishes(event) }))
    line(`  ${name}`, result, floor)
    const { calls } = await set(server, { whenIdle: true })
    const { kinds } = await rushOutcome(database, `e${event}`)
    const places = kinds.map((kind) => `${kind.taken}/${kind.capacity ?? '∞'}+${kind.waiting}`).join('  ')
    console.log(`${' '.repeat(42)} ${calls} D1 calls; hall, hubs, online: taken/capacity+waiting ${places}`)
  }
}

/** Everybody sends once: a twin is answered with its place, counted along the line. */
const newcomers = (count: number, seed: number) =>
  crowdOf({ people: 2 * count + 1, seed })
    .filter(({ person }) => person % 10 !== 0)
    .slice(0, count)

/** What one registration asks of D1, with more and more people stored before it in the same event. */
async function tellCosts(server: Server, database: D1Database): Promise<void> {
  const event = nextEvent++
  for (const stored of [0, 1000, 100_000]) {
    await fillRegistrations(database, event, stored)
    for (const [way, count] of [
      ['single', 1],
      ['40 at once', 40],
    ] as const) {
      await set(server, { gathers: count > 1 })
      await rush(registerAt(server, event), newcomers(count, 50_000 + stored + count))
      const { calls, rowsRead, rowsWritten } = await set(server, {})
      const each = (n: number) => (n / count).toFixed(count > 1 ? 1 : 0)
      console.log(
        `${`  ${stored} stored, ${way}`.padEnd(42)} D1 calls ${each(calls)}  rows read ${each(rowsRead)}  rows written ${each(rowsWritten)}`,
      )
    }
  }
}

/** R1: the same people each time in another order, for the 300 seats of one hall. */
async function tellSeats(server: Server, database: D1Database): Promise<void> {
  await set(server, { whenIdle: true })
  const floor = await rush(`${server.origin}/bare-insert`, bare(crowdOf({ people, seed: 0 })))
  line('  bare insert (1.00, the floor)', floor)
  for (let seed = 1; seed <= seeds; seed += 1) {
    const event = nextEvent++
    const sent = crowdOf({ people, seed })
    const result = await rush(registerAt(server, event), sent)
    line(`  seed ${seed}, ${sent.length} requests`, result, floor)
    const { kinds: _, ...outcome } = await rushOutcome(database, `e${event}`)
    const expected = {
      people,
      mailboxes: people,
      confirmed: 300,
      waiting: 1200,
      first: 1,
      last: people,
      overtaken: 0,
      mails: people,
    }
    if (JSON.stringify(outcome) !== JSON.stringify(expected)) throw new Error(JSON.stringify(outcome))
  }
  console.log('  each time 300 confirmed, 1,200 waiting, numbers 1 to 1,500 without gap, nobody twice')
}

/** R16, as far as it shows here: the edge that keeps these answers is not simulated, so what may be kept, and what one costs that is not. */
async function tellViewers(server: Server): Promise<void> {
  const pages = ['?lang=vi', '/schedule?lang=vi', '/calendar.ics']
  for (const path of [...pages.map((page) => `/events/seminar-1${page}`), '/api/v1/events/seminar-1/availability']) {
    await set(server, {})
    const answer = await fetch(server.origin + path)
    await answer.arrayBuffer()
    const { calls, rowsRead } = await set(server, {})
    console.log(`  ${path.padEnd(40)} D1 calls ${calls}  rows read ${rowsRead}  ${answer.headers.get('cache-control')}`)
  }
}

/** The door in the opening minute: beside its floor, under a slow D1, single and gathered; what one costs; and R1. */
export default async function registrationBench(): Promise<void> {
  const server = await startServer({}, doorConfig())
  const { DB } = await server.worker.getEnv()
  await seedEvents(DB, 100)
  await DB.prepare('create table bench_floor (id integer primary key, key text not null, name text not null)').run()
  await rush(registerAt(server, 0), crowdOf({ people: 100, seed: 999 }))
  console.log('What a registration asks of D1')
  await tellCosts(server, DB)
  console.log('\nR16: what the edge may keep, and what an answer costs that it does not have')
  await tellViewers(server)
  for (const [from, to] of [
    [0, 0],
    [5, 30],
    [30, 30],
  ] as const) {
    console.log(
      to === 0 ? '\nD1 as it is here' : `\nD1 takes ${from === to ? to : `${from} to ${to}`} ms a call, one at a time`,
    )
    await compare(server, DB, { from, to })
  }
  console.log(`\nR1: ${people} people, each tenth 2 to 5 times, 300 seats, ${seeds} seeds`)
  await tellSeats(server, DB)
  await server.close()
}
