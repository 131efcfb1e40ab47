import { expect, test } from 'vitest'
import { sessionGapsOf } from '#worker/domain/programme/rules.ts'

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
