import { expect, test } from 'vitest'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { makeEvent } from '#tests/support/make.ts'
import { inviteFile } from '#worker/domain/calendars/invite.ts'

const options = { locale: 'fr', origin: 'https://events.example.org', organizerName: 'USTH', hosts: ['USTH'] } as const

test('an invite is one published event under the UID of the feed, without attendee, ticket or online link', async () => {
  const event = await makeEvent({
    onlineUrl: 'https://meet.example.org/abc',
    onlineRule: 'always',
    sequence: 2,
    title: { fr: 'Séminaire « Bâtir des ponts »' },
  })
  const bytes = new TextEncoder().encode(inviteFile(event, { ...options, hosts: [...options.hosts] }))
  expect(lintCalendar(bytes)).toEqual([])
  const lines = unfold(bytes)
  const [entry = [], ...others] = components(lines, 'VEVENT')
  expect(others).toEqual([])
  expect(['UID', 'SEQUENCE', 'SUMMARY', 'ORGANIZER'].map((name) => propertyOf(entry, name))).toEqual([
    event.uid,
    '2',
    'Séminaire « Bâtir des ponts »',
    'mailto:no-reply@events.example.org',
  ])
  expect(propertyOf(lines, 'METHOD')).toBe('PUBLISH')
  expect(lines.filter((line) => /^(ATTENDEE|NAME|REFRESH)|meet\.example|tickets/.test(line))).toEqual([])
})
