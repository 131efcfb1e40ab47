import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '#worker/app.ts'
import { type Actor, actors } from './support/access-row.ts'
import { access } from './support/access-table.ts'
import { makeWorld } from './support/world.ts'

const origin = 'http://lectern.test'

/** Every route that the app answers, once: `METHOD /path`. What runs before all methods is middleware, not a route. */
const routes = [
  ...new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]

/** A request without content, from our own origin: who may pass is decided before what was sent. */
const call = (method: string, path: string, cookie: string | undefined, bindings = env) =>
  app.fetch(
    new Request(origin + path, {
      method,
      redirect: 'manual',
      headers: { origin, accept: 'application/json', ...(cookie ? { cookie } : {}) },
      ...(method === 'GET' ? {} : { body: new URLSearchParams() }),
    }),
    bindings,
    createExecutionContext(),
  )

/** The answers to all actors: who reads changes nothing for the next, any other request has a world of its own. */
async function statusesOf(route: string): Promise<Partial<Record<Actor, number>>> {
  const [method = ''] = route.split(' ')
  const shared = method === 'GET' ? await makeWorld(route) : undefined
  const statuses: Partial<Record<Actor, number>> = {}
  for (const actor of actors) {
    const { path, cookieFor } = shared ?? (await makeWorld(route))
    const answer = await call(method, path, await cookieFor(actor))
    await answer.body?.cancel()
    statuses[actor] = answer.status
  }
  return statuses
}

test('every route stands in the access table, and the table names no other', () => {
  expect(routes.toSorted()).toEqual(Object.keys(access).toSorted())
})

for (const [route, expected] of Object.entries(access)) {
  test(`${route} answers each actor as the table says`, async () => {
    expect(await statusesOf(route)).toEqual(expected)
  })
}

test('with the configuration that is deployed there is no development mailbox', async () => {
  const { ENVIRONMENT: _development, ...deployed } = env
  for (const path of ['/dev/mail', '/dev/mail.json', '/dev/mail/1', '/dev/mail/1/body', '/dev/anything']) {
    expect((await call('GET', path, undefined, deployed as typeof env)).status, path).toBe(404)
  }
})
