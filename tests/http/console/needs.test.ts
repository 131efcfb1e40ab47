import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeInvitation } from '#tests/support/invitations.ts'
import { makeMail, makeRegistration } from '#tests/support/mails.ts'
import { makeCoHost, makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { takeBackOffers } from '#tests/support/places.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { makeSettings, makeSpeaking } from '#tests/support/speaking.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { eventNotices, events } from '#worker/domain/events/table.ts'
import { offers } from '#worker/domain/registrations/table.ts'

const hour = 3_600_000

type TestEvent = Awaited<ReturnType<typeof makeEvent>>

/** An event on which nobody has to look, and its organiser. */
async function makeOffice() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  return { organization, event, cookie }
}

async function makeOffer(event: TestEvent, hours: number): Promise<void> {
  const { id } = await makeRegistration({ state: 'offered' }, event)
  const now = new Date()
  await ctx()
    .db.insert(offers)
    .values({
      ...{
        id: uuidv7(now),
        eventId: event.id,
        registrationId: id,
        placeKindId: event.placeKind.id,
        round: uuidv7(now),
      },
      ...{ state: 'open', madeAt: now, expiresAt: new Date(now.getTime() + hours * hour) },
    })
}

/** Something of each need. */
async function makeNeeds(event: TestEvent): Promise<void> {
  await makeOffer(event, 2)
  await makeOffer(event, 20)
  await makeRegistration({ state: 'waitlisted' }, event)
  for (const n of [1, 2]) await makeRegistration({ state: 'pending', name: `Pending ${n}` }, event)
  await makeRegistration({ state: 'pending', decision: 'approved' }, event)
  const failed = await makeMail({ eventId: event.id, state: 'failed' })
  await makeMail({ eventId: event.id, state: 'queued', key: `again:${failed.id}` })
  for (const state of ['failed', 'bounced', 'bounced', 'bounced'] as const) await makeMail({ eventId: event.id, state })
  await makeInvitation(event)
  await makeInvitation(event, { state: 'accepted' })
  await ctx()
    .db.insert(eventNotices)
    .values({
      ...{ id: uuidv7(new Date()), eventId: event.id, state: 'waiting', dueAt: new Date(Date.now() + hour) },
      ...{ fromStartsAt: new Date(0), fromPlace: event.place, fromOnlineUrl: null, createdAt: new Date() },
    })
  await makeSession(event)
  await makeRelease(event)
  await makeSession(event)
}

/** What stands under "Needs a hand": the words, and where they lead. */
async function needsOn(path: string, cookie: string) {
  const html = await (await get(path, { cookie })).text()
  const [, list = ''] = /<ul class="needs">(.*?)<\/ul>/s.exec(html) ?? []
  return [...list.matchAll(/<li>(?:<a href="([^"]*)">)?([^<]*)/g)].map(([, href, words]) => [words, href])
}

test('the first page of an event tells what wants a hand, each with its number and the way there', async () => {
  const { event, cookie } = await makeOffice()
  const path = `/console/events/${event.slug}`
  expect(await needsOn(`${path}?lang=en`, cookie)).toEqual([])
  await makeNeeds(event)
  expect(await needsOn(`${path}?lang=en`, cookie)).toEqual([
    ['1 offer of a place runs out within 12 hours', `${path}/registrations?lang=en#open-offers`],
    ['A change of time or place waits to be told to everybody who has a place', `${path}/mails?lang=en`],
    ['1 mail could not be sent', `${path}/mails?state=failed&amp;lang=en`],
    ['3 mails came back', `${path}/mails?state=bounced&amp;lang=en`],
    ['2 registrations wait for a decision', `${path}/registrations?state=pending&amp;lang=en#list`],
    ['1 decision is not announced yet', `${path}/registrations/announcement?lang=en`],
    ['1 invited person has not answered', `${path}/invitations?state=invited&amp;lang=en`],
    ['1 person waits for a place', `${path}/registrations?state=waitlisted&amp;lang=en#list`],
    ['The draft differs from version 1 in 1 point.', `${path}/releases?lang=en`],
  ])
  await takeBackOffers()
})

test('speakers who are late stand there with the way to their names, once each', async () => {
  const { event, cookie } = await makeOffice()
  await makeSettings(event, { wanted: ['answer', 'needs'], dueAt: new Date(0) })
  await makeSpeaking({}, event)
  await makeSpeaking({}, event)
  const path = `/console/events/${event.slug}`
  expect(await needsOn(`${path}?lang=en`, cookie)).toEqual([
    ['2 speakers are late', `${path}/speaking?show=late&amp;lang=en`],
  ])
  expect(await (await get('/console?lang=en', { cookie })).text()).toContain('Speakers are late')
})

test('nothing is needed any more once the event is over', async () => {
  const { event, cookie } = await makeOffice()
  await makeNeeds(event)
  const past = { startsAt: new Date(Date.now() - 2 * hour), endsAt: new Date(Date.now() - hour) }
  await ctx().db.update(events).set(past).where(eq(events.id, event.id))
  expect(await needsOn(`/console/events/${event.slug}?lang=en`, cookie)).toEqual([])
  expect(await (await get('/console?lang=en', { cookie })).text()).not.toContain('Needs a hand')
  await takeBackOffers()
})

test('a co-host sees how many wait and how many offers run out; names and mails only where the organiser shows them', async () => {
  const { event } = await makeOffice()
  await makeNeeds(event)
  const cookie = await makeSignIn(await makeMember(await makeCoHost(event), 'organiser'))
  const path = `/console/events/${event.slug}`
  const figures = [
    ['1 offer of a place runs out within 12 hours', undefined],
    ['1 person waits for a place', undefined],
    ['The draft differs from version 1 in 1 point.', `${path}/releases?lang=en`],
  ]
  expect(await needsOn(`${path}?lang=en`, cookie)).toEqual(figures)
  expect(await (await get(`${path}?lang=en`, { cookie })).text()).toMatch(/Hall<\/[^>]+><\/strong> \d+ taken/)
  await ctx().db.update(events).set({ coHostsSeeRegistrants: true }).where(eq(events.id, event.id))
  expect((await needsOn(`${path}?lang=en`, cookie)).map(([words]) => words)).toEqual([
    '1 offer of a place runs out within 12 hours',
    'A change of time or place waits to be told to everybody who has a place',
    '1 mail could not be sent',
    '3 mails came back',
    '1 person waits for a place',
    'The draft differs from version 1 in 1 point.',
  ])
  await takeBackOffers()
})

test('the console’s first page names the needs of each event in short, and counts nothing for it', async () => {
  const { event, cookie } = await makeOffice()
  const cost = () => counted('/console?lang=en', { headers: { accept: 'text/html', cookie } })
  await makeNeeds(event)
  const html = await (await get('/console?lang=en', { cookie })).text()
  expect(html).toContain(
    [
      'Offers of a place run out soon',
      'A change waits to be told',
      'Mails could not be sent',
      'Mails came back',
      'Registrations wait for a decision',
      'Decisions are not announced yet',
      'Invited people have not answered',
      'People wait for a place',
    ].join(' · '),
  )
  const few = await cost()
  await env.DB.batch(
    Array.from({ length: 50 }, (_, n) =>
      env.DB.prepare(
        `insert into mails (id, key, template, subject_id, mailbox, state, next_attempt_at, created_at, event_id)
         values (?1, ?1, 'registration.confirmed', 'x', 'x', 'bounced', 0, 0, ?2)`,
      ).bind(`${event.id} ${n}`, event.id),
    ),
  )
  expect([few.roundTrips, await cost()]).toEqual([2, few])
  await takeBackOffers()
})

test('a draft asks for nothing but itself', async () => {
  const { organization, cookie } = await makeOffice()
  const soon = { startsAt: new Date(Date.now() + 24 * hour) }
  await makeEvent({ organization, state: 'draft', ...soon })
  const html = await (await get('/console?lang=en', { cookie })).text()
  expect(html.match(/Starts within two weeks and is still a draft/g)).toHaveLength(1)
})
