import * as z from 'zod'
import { aroundDatabase } from '#tests/support/faults/database.ts'
import type { Env } from '#worker/env.ts'
import worker, { Arrivals as RealArrivals } from '#worker/index.ts'
import { counted } from './counted.ts'

/** What the bench asks for: how long each call to D1 takes besides its own time, and whether arrivals are gathered. */
const Settings = z.object({
  latency: z.object({ from: z.number(), to: z.number() }).default({ from: 0, to: 0 }),
  gathers: z.boolean().default(true),
  /** Begins only when D1 has served all that was asked of it, by whoever gave up waiting too. */
  whenIdle: z.boolean().default(false),
})

const zero = { calls: 0, rowsRead: 0, rowsWritten: 0 }
let settings = Settings.parse({})
let cost = { ...zero }
let isFreeAt = 0

/** A D1 far away that serves one call at a time: each waits for the one before it, then takes its latency. */
async function turn(): Promise<void> {
  const { from, to } = settings.latency
  if (to === 0) return
  isFreeAt = Math.max(isFreeAt, Date.now()) + from + Math.random() * (to - from)
  await scheduler.wait(isFreeAt - Date.now())
}

const Results = z.array(z.object({ meta: z.object({ rows_read: z.number(), rows_written: z.number() }) }))

const slow = (database: D1Database) =>
  aroundDatabase(database, async (_, run) => {
    cost.calls += 1
    await turn()
    const result = await run()
    for (const { meta } of Results.safeParse(result).data ?? []) {
      cost.rowsRead += meta.rows_read
      cost.rowsWritten += meta.rows_written
    }
    return result
  })

/** An object that sends everybody on to register alone. */
const gathersNothing = {
  getByName: () => ({ register: () => Promise.resolve('alone') }),
} as unknown as DurableObjectNamespace

/** The product's object, over the same slow database. */
export class Arrivals extends RealArrivals {
  constructor(state: DurableObjectState, env: Env) {
    super(state, { ...env, DB: slow(env.DB) })
  }
}

/** The floor: a form is read and one row written. */
async function bareInsert(request: Request, database: D1Database): Promise<Response> {
  const form = await request.formData()
  const insert = database.prepare('insert into bench_floor (key, name) values (?, ?)')
  await insert.bind(String(form.get('key')), String(form.get('name'))).run()
  return new Response(null, { status: 303, headers: { location: '/' } })
}

/** The floor: the same bytes into the store and out of it, asked of nobody. */
async function bareObject(request: Request, bucket: R2Bucket): Promise<Response> {
  const key = new URL(request.url).searchParams.get('key') ?? ''
  if (request.method === 'PUT') {
    await bucket.put(key, request.body)
    return new Response(null, { status: 204 })
  }
  const object = await bucket.get(key)
  const headers = { 'content-length': String(object?.size ?? 0) }
  return new Response(object?.body ?? null, { status: object ? 200 : 404, headers })
}

const pictureCalls: Record<string, number> = {}

/** The store and the transformer of pictures with their calls counted. */
const countingPictures = (env: Env): Env => ({
  ...env,
  BUCKET: counted(env.BUCKET, { name: 'R2', methods: ['get', 'put', 'head', 'delete'], calls: pictureCalls }),
  IMAGES: counted(env.IMAGES, { name: 'Images', methods: ['input', 'info'], calls: pictureCalls }),
})

/** The product behind a database that counts and waits; `/bench` sets it and tells what was asked of it since. */
export default {
  ...worker,
  async fetch(request: Request<unknown, IncomingRequestCfProperties>, env: Env, context: ExecutionContext) {
    const { pathname } = new URL(request.url)
    const database = slow(env.DB)
    if (pathname === '/bench') {
      const wanted = Settings.parse(await request.json())
      while (wanted.whenIdle && isFreeAt > Date.now()) await scheduler.wait(isFreeAt - Date.now() + 500)
      const answer = Response.json(cost)
      settings = wanted
      cost = { ...zero }
      return answer
    }
    if (pathname === '/bench-pictures') return Response.json(pictureCalls)
    if (pathname === '/bare-object') return bareObject(request, env.BUCKET)
    if (pathname === '/bare-insert') return bareInsert(request, database)
    const ARRIVALS = settings.gathers ? env.ARRIVALS : gathersNothing
    return worker.fetch(request, { ...countingPictures(env), DB: database, ARRIVALS }, context)
  },
  queue: (batch: Parameters<typeof worker.queue>[0], env: Env, context: ExecutionContext) =>
    worker.queue(batch, countingPictures(env), context),
}
