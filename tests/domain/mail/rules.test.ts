import { expect, test } from 'vitest'
import { nextAttemptAt, senderOf, usableDriver } from '#worker/domain/mail/rules.ts'

const written = new Date('2040-06-01T12:00:00Z')

test('a mail that fails for now is tried after 10 s, 1, 5, 15, 60 minutes, then hourly until a day has passed', () => {
  const pauses: number[] = []
  let now = written
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttemptAt({ attempts, createdAt: written }, now)
    if (!next) break
    pauses.push((next.getTime() - now.getTime()) / 1000)
    now = next
  }
  expect(pauses.slice(0, 6)).toEqual([10, 60, 300, 900, 3600, 3600])
  expect(new Set(pauses.slice(5))).toEqual(new Set([3600]))
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(86_400)
  expect(pauses.reduce((sum, pause) => sum + pause, 3600)).toBeGreaterThan(86_400)
})

test('a sender is a name and one address, on one line', () => {
  expect(senderOf('Lectern <no-reply@example.org>')).toEqual({ name: 'Lectern', email: 'no-reply@example.org' })
  expect(senderOf('"USTH, Hanoi" <events@usth.example>')).toEqual({
    name: 'USTH, Hanoi',
    email: 'events@usth.example',
  })
  for (const text of [undefined, '', 'Lectern', 'Lectern <a@b.c>, <d@e.f>', 'L\r\nBcc: v@x.test <a@b.c>']) {
    expect(senderOf(text)).toBeUndefined()
  }
})

test('a driver is used only where it can work: the local mailbox in development, the binding with sender and origin', () => {
  const from = 'Lectern <no-reply@example.org>'
  expect(usableDriver({})).toBeUndefined()
  expect(usableDriver({ MAIL_DRIVER: 'pigeon', MAIL_FROM: from })).toBeUndefined()
  expect(usableDriver({ MAIL_DRIVER: 'local' })).toBeUndefined()
  expect(usableDriver({ MAIL_DRIVER: 'local', ENVIRONMENT: 'development' })).toBe('local')
  const whole = { MAIL_DRIVER: 'binding', MAIL_FROM: from, EMAIL: {}, ORIGIN: 'https://events.example.org' }
  expect(usableDriver(whole)).toBe('binding')
  for (const missing of ['MAIL_FROM', 'EMAIL', 'ORIGIN']) {
    expect(usableDriver({ ...whole, [missing]: undefined })).toBeUndefined()
  }
  const access = { resend: { RESEND_API_KEY: 're_1' }, smtp: { SMTP_HOST: 'smtp.example.org' } }
  for (const name of ['resend', 'smtp'] as const) {
    const settings = { ...whole, EMAIL: undefined, MAIL_DRIVER: name }
    expect(usableDriver(settings)).toBeUndefined()
    expect(usableDriver({ ...settings, ...access[name] })).toBe(name)
    expect(usableDriver({ ...settings, ...access[name], ORIGIN: '' })).toBeUndefined()
  }
})

test('what the provider asks for counts where it is longer than our own pause', () => {
  const at = (retryAfterSeconds: number) =>
    nextAttemptAt({ attempts: 1, createdAt: written }, written, retryAfterSeconds)
  expect([at(1), at(3600), at(86_401)]).toEqual([
    new Date(written.getTime() + 10_000),
    new Date(written.getTime() + 3_600_000),
    undefined,
  ])
})
