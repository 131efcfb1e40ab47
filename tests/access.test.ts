import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '#worker/app.ts'
import { type Actor, actors } from './support/access-row.ts'
import { access } from './support/access-table.ts'
import { makeRequest } from './support/world.ts'

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

async function statusFor(route: string, actor: Actor): Promise<number> {
  const { path, cookie } = await makeRequest(route, actor)
  const answer = await call(route.split(' ')[0] ?? '', path, cookie)
  await answer.body?.cancel()
  return answer.status
}

test('every route stands in the access table, and the table names no other', () => {
  expect(routes.toSorted()).toEqual(Object.keys(access).toSorted())
})

for (const [route, expected] of Object.entries(access)) {
  test(`${route} answers each actor as the table says`, async () => {
    const statuses: Partial<Record<Actor, number>> = {}
    for (const actor of actors) statuses[actor] = await statusFor(route, actor)
    expect(statuses).toEqual(expected)
  })
}

test('with the configuration that is deployed there is no development mailbox', async () => {
  const { ENVIRONMENT: _development, ...deployed } = env
  for (const path of ['/dev/mail', '/dev/mail.json', '/dev/mail/1', '/dev/mail/1/body', '/dev/anything']) {
    expect((await call('GET', path, undefined, deployed as typeof env)).status, path).toBe(404)
  }
})
