import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '#worker/app.ts'

/** What a request asked of D1. */
export interface Count {
  roundTrips: number
  rowsRead: number
}

type Counted = { meta: D1Meta }

/** The tests' database, counting each call that travels to D1 and the rows it read. */
function countingDatabase(count: Count): D1Database {
  const note = (results: readonly Counted[]) => {
    count.roundTrips += 1
    for (const { meta } of results) count.rowsRead += meta.rows_read ?? 0
  }
  const originals = new WeakMap<object, D1PreparedStatement>()
  const statement = (original: D1PreparedStatement, isQuery: boolean): D1PreparedStatement => {
    const run = async () => {
      const result = await original.all()
      note([result])
      return result
    }
    const counting = {
      bind: (...values: unknown[]) => statement(original.bind(...values), isQuery),
      all: run,
      run,
      // Objects lose columns of equal names, such as the ids of a join; a query may run again for its true rows.
      raw: async () => {
        const { results } = await run()
        return isQuery ? original.raw() : results.map((row) => Object.values(row))
      },
      first: async () => (await run()).results[0] ?? null,
    }
    originals.set(counting, original)
    return counting as unknown as D1PreparedStatement
  }
  return {
    prepare: (query: string) => statement(env.DB.prepare(query), /^\s*select/i.test(query)),
    batch: async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements.map((one) => originals.get(one) ?? one))
      note(results)
      return results
    },
  } as unknown as D1Database
}

/** Of feeds' readers one in twenty is written down, by the id of the request; this one is not. */
const uncountedRay = 'ray-0'

/** Answers a request with the real app and says what it cost. */
export async function counted(path: string, init: RequestInit = {}): Promise<Count & { status: number }> {
  const count: Count = { roundTrips: 0, rowsRead: 0 }
  const context = createExecutionContext()
  const request = new Request(`http://lectern.test${path}`, { headers: { accept: 'text/html' }, ...init })
  request.headers.set('cf-ray', uncountedRay)
  const answer = await app.fetch(request, { ...env, DB: countingDatabase(count) }, context)
  await answer.text()
  await waitOnExecutionContext(context)
  return { status: answer.status, ...count }
}
