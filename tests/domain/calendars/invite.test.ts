import { expect, test } from 'vitest'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { makeEvent } from '#tests/support/make.ts'
import { inviteFile } from '#worker/domain/calendars/invite.ts'

const options = {
  locale: 'fr',
  origin: 'https://events.example.org',
  organizerName: 'USTH',
  hosts: ['USTH'],
  method: 'PUBLISH',
  place: 'Salle F102, Da Nang',
  email: 'guest@example.org',
  changedAt: new Date(0),
} as const

type Event = Parameters<typeof inviteFile>[0]

/** The lines of the calendar, and those of its one entry. */
function read(event: Event, values: Partial<Parameters<typeof inviteFile>[1]> = {}) {
  const bytes = new TextEncoder().encode(inviteFile(event, { ...options, ...values }))
  expect(lintCalendar(bytes)).toEqual([])
  const lines = unfold(bytes)
  const [entry = [], ...others] = components(lines, 'VEVENT')
  expect(others).toEqual([])
  return { lines, of: (name: string) => propertyOf(entry, name) }
}

test('an invite is one published event under the UID of the feed, without attendee, ticket or online link', async () => {
  const event = await makeEvent({
    onlineUrl: 'https://meet.example.org/abc',
    onlineRule: 'always',
    sequence: 2,
    title: { fr: 'Séminaire « Bâtir des ponts »' },
  })
  const { lines, of } = read(event)
  expect(['UID', 'SEQUENCE', 'SUMMARY', 'ORGANIZER', 'LOCATION'].map(of)).toEqual([
    event.uid,
    '2',
    'Séminaire « Bâtir des ponts »',
    'mailto:no-reply@events.example.org',
    'Salle F102\\, Da Nang',
  ])
  expect(propertyOf(lines, 'METHOD')).toBe('PUBLISH')
  expect(lines.filter((line) => /^(ATTENDEE|NAME|REFRESH)|meet\.example|tickets/.test(line))).toEqual([])
})

test('each change of the event or of the reader’s place has a later SEQUENCE and stamp under the same UID', async () => {
  const event = await makeEvent({ sequence: 1 })
  const at = (seconds: number) => new Date(event.createdAt.getTime() + seconds * 1000)
  const files = [
    read(event, { changedAt: at(60) }),
    read(event, { changedAt: at(90), place: 'Salle' }),
    read({ ...event, sequence: 2 }, { changedAt: at(90) }),
    read(event, { changedAt: at(120) }),
    read(event, { changedAt: at(120), method: 'CANCEL' }),
    read(event, { changedAt: at(180) }),
  ]
  expect(files.map(({ of }) => [of('UID'), of('SEQUENCE')])).toEqual(
    ['121', '181', '182', '241', '242', '361'].map((sequence) => [event.uid, sequence]),
  )
  const stamps = files.map(({ of }) => of('DTSTAMP') ?? '')
  expect(stamps).toEqual(stamps.toSorted())
})

test('a cancellation names whom it is for and what is cancelled: the event, or only the registration', async () => {
  const event = await makeEvent({ title: { fr: 'Séminaire' } })
  for (const state of ['published', 'cancelled'] as const) {
    const { lines, of } = read({ ...event, state }, { method: 'CANCEL' })
    expect([propertyOf(lines, 'METHOD'), of('STATUS'), of('ATTENDEE'), of('SUMMARY')]).toEqual([
      'CANCEL',
      'CANCELLED',
      'mailto:guest@example.org',
      state === 'cancelled' ? 'Annulé : Séminaire' : 'Inscription annulée : Séminaire',
    ])
  }
})
