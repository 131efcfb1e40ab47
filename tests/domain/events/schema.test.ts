import { expect, test } from 'vitest'
import { makeEvent } from '#tests/support/make.ts'
import { formOf, shownLanguages } from '#worker/domain/events/form.ts'
import { EventDetails } from '#worker/domain/events/schema.ts'

const minimal = {
  languages: ['zh', 'en'],
  title: { en: 'A conference', fr: 'Not ticked' },
  startsAt: '2027-03-01T09:00',
  endsAt: '2027-03-01T17:00',
}

test('languages keep the order in which they were ticked, and texts of others are dropped', () => {
  const details = EventDetails.parse(minimal)
  expect([details.languages, details.title]).toEqual([['zh', 'en'], { en: 'A conference' }])
})

test('what is left out has its default', () => {
  expect(EventDetails.parse(minimal)).toEqual({
    kind: 'seminar',
    languages: ['zh', 'en'],
    title: { en: 'A conference' },
    summary: {},
    description: {},
    place: {},
    revision: 0,
    slug: 'a-conference',
    timeZone: 'Asia/Ho_Chi_Minh',
    startsAt: new Date('2027-03-01T02:00:00Z'),
    endsAt: new Date('2027-03-01T10:00:00Z'),
    onlineUrl: null,
    onlineRule: 'registrants',
    accent: '#0b5c5c',
    contactEmail: null,
    takesRegistrations: false,
    registrationOpensAt: null,
    registrationClosesAt: null,
    capacity: null,
  })
})

test('a title without Latin letters, or of a word of the platform’s own, gives an address from the kind and the day', () => {
  expect(EventDetails.parse({ ...minimal, title: { en: 'Register!' } }).slug).toBe('seminar-2027-03-01')
  expect(EventDetails.parse({ ...minimal, title: { zh: '越中高等教育' } }).slug).toBe('seminar-2027-03-01')
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//evil.test',
  'ftp://x.test',
])('the link %j is refused', (onlineUrl) => {
  expect(EventDetails.safeParse({ ...minimal, onlineUrl }).error?.issues.map(({ message }) => message)).toEqual(['url'])
})

test('the form of an event shows a field for every language that is ticked or has a text', async () => {
  const event = await makeEvent({ languages: ['vi', 'en'], title: { vi: 'Hội thảo', ja: 'セミナー' } })
  expect(shownLanguages(formOf(event, null))).toEqual(['vi', 'en', 'ja'])
})
