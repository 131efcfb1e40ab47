import { expect, test } from 'vitest'
import { isRunning, publicStream, registrantStream, sessionGapsOf } from '#worker/domain/programme/rules.ts'

const whole = { vi: 'Có', en: 'There' }

test('a session lacks what it does not say in one of the languages; a break needs no abstract', () => {
  const sessions = [
    { id: '1', kind: 'talk' as const, title: whole, abstract: whole },
    { id: '2', kind: 'talk' as const, title: { en: 'Only' }, abstract: {} },
    { id: '3', kind: 'break' as const, title: { vi: 'Giải lao' }, abstract: {} },
  ]
  expect(sessionGapsOf(['vi', 'en'], sessions)).toEqual([
    {
      session: sessions[1],
      texts: [
        { text: 'title', language: 'vi' },
        { text: 'abstract', language: 'vi' },
        { text: 'abstract', language: 'en' },
      ],
    },
    { session: sessions[2], texts: [{ text: 'title', language: 'en' }] },
  ])
})

test('a stream opens by its rule: to all at any time, to all before the start, to registrants only', () => {
  const startsAt = new Date('2031-10-20T02:00:00Z')
  const minutesBefore = (n: number) => new Date(startsAt.getTime() - n * 60_000)
  const seen = (streamRule: 'always' | 'before' | 'registrants', now: Date) => {
    const session = { streamUrl: 'https://stream.example.org/', streamRule, streamMinutes: 15, startsAt }
    return [publicStream(session, now) !== undefined, registrantStream(session, now) !== undefined]
  }
  expect([seen('always', minutesBefore(99)), seen('registrants', minutesBefore(0))]).toEqual([
    [true, true],
    [false, true],
  ])
  expect([seen('before', minutesBefore(16)), seen('before', minutesBefore(15))]).toEqual([
    [false, false],
    [true, true],
  ])
})

test('a session runs from its start until its end, not at it, and never without a time', () => {
  const [startsAt, endsAt] = [new Date(1000), new Date(2000)]
  expect([999, 1000, 1999, 2000].map((now) => isRunning({ startsAt, endsAt }, new Date(now)))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isRunning({ startsAt: null, endsAt: null }, startsAt)).toBe(false)
})
