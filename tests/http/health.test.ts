import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { emptyOutbox, makeMail } from '#tests/support/mails.ts'
import { get } from '#tests/support/requests.ts'
import { app } from '#worker/app.ts'

test('health tells that the stores answer, how long mail waits and how it is sent', async () => {
  await emptyOutbox()
  const idle = await get('/healthz')
  expect(idle.status).toBe(200)
  expect(await idle.json()).toEqual({
    ok: true,
    database: true,
    files: true,
    oldestQueuedMailSeconds: null,
    mailDriver: 'local',
  })
  await makeMail({ subjectId: 'nobody', createdAt: new Date(Date.now() - 90_000) })
  const { oldestQueuedMailSeconds: seconds } = (await (await get('/healthz')).json()) as Record<string, number>
  expect(seconds).toBeGreaterThanOrEqual(90)
  expect(seconds).toBeLessThan(120)
  await emptyOutbox()
})

const fetchWith = (overrides: object) =>
  app.fetch(new Request('http://lectern.test/healthz'), { ...env, ...overrides }, createExecutionContext())

test('a store that does not answer makes it 503, without detail', async () => {
  const broken = { head: () => Promise.reject(new Error('secret detail')) }
  const answer = await fetchWith({ BUCKET: broken, MAIL_DRIVER: undefined })
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ ok: false, database: true, files: false, mailDriver: 'none' })
})
