/** One trip to D1: a statement run, or a batch. `index` counts from 0 within the wrapped database. */
export interface Trip {
  index: number
  statements: readonly string[]
}

type Around = <T>(trip: Trip, run: () => Promise<T>) => Promise<T>

const runners = ['all', 'run', 'first', 'raw'] as const

/** A database whose every trip goes through `around`: to count it, to slow it down, to fail it before or after its commit. */
export function aroundDatabase(database: D1Database, around: Around): D1Database {
  let index = 0
  const real = new WeakMap<object, { statement: D1PreparedStatement; sql: string }>()
  const trip = <T>(statements: readonly string[], run: () => Promise<T>) => around({ index: index++, statements }, run)

  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const proxy = new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values), sql)
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        if (!runners.some((runner) => runner === name)) return method.bind(target)
        return (...values: unknown[]) => trip([sql], () => method.apply(target, values))
      },
    })
    real.set(proxy, { statement, sql })
    return proxy
  }

  return new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => wrap(target.prepare(sql), sql)
      if (name === 'batch') {
        return (statements: D1PreparedStatement[]) => {
          const inner = statements.map((statement) => real.get(statement) ?? { statement, sql: '' })
          return trip(
            inner.map(({ sql }) => sql),
            () => target.batch(inner.map(({ statement }) => statement)),
          )
        }
      }
      const method: unknown = Reflect.get(target, name)
      return typeof method === 'function' ? method.bind(target) : method
    },
  })
}

/** What a caller sees when the connection to D1 goes away. */
export const lost = () => new Error('D1_ERROR: Network connection lost.')

/** Fails one trip: `before` its commit nothing was written; `after` it everything was, and the caller does not know. */
export const failTrip = (database: D1Database, failing: number, when: 'before' | 'after'): D1Database =>
  aroundDatabase(database, async (trip, run) => {
    if (trip.index !== failing) return run()
    if (when === 'after') await run()
    throw lost()
  })
