import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase } from '#tests/support/faults/database.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { expectErrors } from '#tests/support/setup.ts'
import { app } from '#worker/app.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'

const origin = 'http://lectern.test'

const ask = (path: string, init: RequestInit, bindings: Partial<typeof env>, context = createExecutionContext()) =>
  app.fetch(new Request(origin + path, { redirect: 'manual', ...init }), { ...env, ...bindings }, context)

const flooded: RateLimit = { limit: async () => ({ success: false }) }

test('a flood is told when to come back, at each door that writes for everybody, and nothing is read or written for it', async () => {
  const event = await makeEvent()
  const untouched = aroundDatabase(env.DB, async () => {
    throw new Error('D1 was asked')
  })
  const doors = {
    [`/events/${event.slug}/register`]: { LIMIT_REGISTRATION: flooded },
    [`/api/v1/events/${event.slug}/registrations`]: { LIMIT_REGISTRATION: flooded },
    [`/events/${event.slug}/ticket-link`]: { LIMIT_RESEND: flooded },
    '/sign-in': { LIMIT_SIGN_IN: flooded },
    '/sign-in/code': { LIMIT_SIGN_IN: flooded },
    '/sign-in/links/x': { LIMIT_SIGN_IN: flooded },
  }
  for (const [path, limit] of Object.entries(doors)) {
    const post = { method: 'POST', headers: { origin }, body: new URLSearchParams({ email: 'a@example.org' }) }
    const answer = await ask(path, post, { ...limit, DB: untouched })
    expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 429, '60'])
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  }
})

test('a day without rows left says so until midnight UTC, a busy database for seconds', async () => {
  const event = await makeEvent()
  const answerTo = async (words: string) => {
    const failing = aroundDatabase(env.DB, async () => {
      throw new Error(words)
    })
    const answer = await ask(`/events/${event.slug}?lang=en`, { headers: { accept: 'text/html' } }, { DB: failing })
    expectErrors()
    await answer.body?.cancel()
    return { status: answer.status, after: Number(answer.headers.get('retry-after')) }
  }
  const untilMidnight = 86_400 - (Math.floor(Date.now() / 1000) % 86_400)
  const day = await answerTo('D1_ERROR: exceeded its daily row read limit')
  expect([day.status, Math.abs(day.after - untilMidnight) <= 2 || day.after > 86_390]).toEqual([503, true])
  expect(await answerTo('D1_ERROR: D1 DB is overloaded.')).toEqual({ status: 503, after: 5 })
})

test('neither a queue that does not answer nor a refused purge undoes what is committed', async () => {
  const failing = { send: () => Promise.reject(new Error('queue')) } as unknown as ReturnType<typeof ctx>['jobs']
  await expect(drainSoon({ ...ctx(), jobs: failing })).resolves.toBeUndefined()
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const refusing = Object.assign(createExecutionContext(), {
    cache: { purge: () => Promise.reject(new Error('too many')) },
  })
  const removal = { method: 'POST', headers: { origin, cookie }, body: new URLSearchParams() }
  expect((await ask(`/console/events/${event.slug}/cover/removal`, removal, {}, refusing)).status).toBe(303)
})
