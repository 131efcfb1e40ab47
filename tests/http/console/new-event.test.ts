import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { eventHosts, events } from '#worker/domain/events/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import { placeKinds } from '#worker/domain/registrations/table.ts'

async function world(role: MemberRole = 'organiser') {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, role))
  return { organization, cookie, path: `/console/organizations/${organization.slug}/events/new` }
}

const minimal = () => ({
  languages: 'en',
  'title.en': unique('A seminar'),
  startsAt: '2027-10-20T08:30',
  endsAt: '2027-10-20T11:45',
})

test('the form is complete without script and shows nothing as wrong', async () => {
  const { path, cookie } = await world()
  const answer = await get(path, { cookie })
  expect(answer.status).toBe(200)
  const page = await answer.text()
  for (const name of ['title.en', 'startsAt', 'timeZone', 'accent', 'capacity', 'contactEmail']) {
    expect(page).toContain(`name="${name}"`)
  }
  expect(page).not.toContain('aria-invalid')
})

test('an organiser creates a draft with host, places and history, at an address folded from the title', async () => {
  const { organization, path, cookie } = await world()
  const mark = unique('x')
  const answer = await post(
    path,
    { ...minimal(), 'title.en': `Hội thảo Đào tạo ${mark}`, takesRegistrations: 'on', capacity: '300' },
    { cookie },
  )
  const slug = `hoi-thao-dao-tao-${mark}`
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/console/events/${slug}?lang=en`])
  const [event] = await ctx().db.select().from(events).where(eq(events.slug, slug))
  if (!event) throw new Error('no event')
  expect(event).toMatchObject({
    organizationId: organization.id,
    state: 'draft',
    languages: ['en'],
    timeZone: 'Asia/Ho_Chi_Minh',
    startsAt: new Date('2027-10-20T01:30:00Z'),
    endsAt: new Date('2027-10-20T04:45:00Z'),
    accent: '#0b5c5c',
    takesRegistrations: true,
    onlineRule: 'registrants',
    uid: `${event.id}@lectern`,
    sequence: 0,
  })
  expect(await ctx().db.select().from(eventHosts).where(eq(eventHosts.eventId, event.id))).toEqual([
    {
      eventId: event.id,
      organizationId: organization.id,
      role: 'host',
      position: 0,
      acceptedAt: expect.any(Date),
      ofOthers: false,
    },
  ])
  const [kind] = await ctx().db.select().from(placeKinds).where(eq(placeKinds.eventId, event.id))
  expect(kind?.capacity).toBe(300)
  const [line] = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  expect(line?.action).toBe('event.created')
  expect((await get(`/events/${slug}?lang=en`)).status).toBe(404)
})

test.each([
  ['no language', { languages: '' }, 'Choose at least one language.'],
  ['no title', { 'title.en': ' ' }, 'Please fill this in.'],
  ['a title in no ticked language only', { 'title.en': '', 'title.vi': 'Hội thảo' }, 'Please fill this in.'],
  ['an end before the start', { endsAt: '2027-10-20T08:30' }, 'The end must be later than the start.'],
  ['a day that does not exist', { startsAt: '2027-02-30T08:30' }, 'Choose a date and a time.'],
  [
    'an hour that clocks skip',
    { timeZone: 'Europe/Paris', startsAt: '2027-03-28T02:30' },
    'does not exist in this time zone',
  ],
  [
    'an hour that comes twice',
    { timeZone: 'Europe/Paris', startsAt: '2027-10-31T02:30', endsAt: '2027-11-01T09:00' },
    'happens twice',
  ],
  ['an unknown zone', { timeZone: 'Hanoi' }, 'not a time zone we know'],
  ['a light accent', { accent: '#ffd700' }, 'too light to read white text'],
  ['CSS for a colour', { accent: 'red;}body{' }, 'Write a colour as #rrggbb.'],
  ['a script for a link', { onlineUrl: 'java\tscript:alert(1)' }, 'Write a full address'],
  ['a link that hides its host', { onlineUrl: 'https://good.test@evil.test' }, 'Write a full address'],
  ['two mailboxes', { contactEmail: 'a@x.test,b@y.test' }, 'Write one e-mail address'],
  ['a strange address', { slug: 'A b' }, 'Use small letters, digits and hyphens only.'],
  ['half a place', { capacity: '1.5' }, 'This value is not possible here.'],
  ['too many places', { capacity: '100001' }, 'This number is too large.'],
  [
    'closing before opening',
    { registrationOpensAt: '2027-09-02T00:00', registrationClosesAt: '2027-09-01T00:00' },
    'must close after it opens',
  ],
])('%s brings the form back with everything typed', async (_, fields, words) => {
  const { path, cookie } = await world()
  const typed = { ...minimal(), 'summary.en': 'typed "before"', ...fields }
  const answer = await post(path, typed, { cookie })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain(words)
  expect(page).toContain('typed &quot;before&quot;')
})

test('an address that another event has is refused beside its field, also when it came from the title', async () => {
  const { path, cookie } = await world()
  const { slug } = await makeEvent()
  const answer = await post(path, { ...minimal(), 'title.en': slug }, { cookie })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('Another page already has this address')
  expect(page).toContain(`value="${slug}"`)
})

test('a title can start no second line and no second calendar entry', async () => {
  const { path, cookie } = await world()
  const slug = unique('lines')
  const title = 'X\r\nEND:VEVENT\r\nBEGIN:VEVENT\u202e\u0000'
  expect((await post(path, { ...minimal(), 'title.en': title, slug }, { cookie })).status).toBe(303)
  const [event] = await ctx().db.select({ title: events.title }).from(events).where(eq(events.slug, slug))
  expect(event?.title).toEqual({ en: 'X END:VEVENT BEGIN:VEVENT' })
})

test('a viewer is refused, a stranger finds nothing, a foreign page cannot post', async () => {
  const { path, cookie } = await world('viewer')
  expect((await post(path, minimal(), { cookie })).status).toBe(403)
  const stranger = await world('owner')
  expect((await post(path, minimal(), { cookie: stranger.cookie })).status).toBe(404)
  const crossSite = { cookie: stranger.cookie, headers: { origin: 'https://evil.test' } }
  expect((await post(stranger.path, minimal(), crossSite)).status).toBe(403)
})
