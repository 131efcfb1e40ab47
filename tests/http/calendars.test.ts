import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeEvent, makeOrganization, makeSession, makeTrack } from '#tests/support/make.ts'
import { makeFeedOf } from '#tests/support/personal-feeds.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { dayOf } from '#worker/domain/calendars/readers/count.ts'
import { pollsStatement } from '#worker/domain/calendars/readers/queries.ts'

/** A request by this name is one of those whose readers are counted. */
const countedRay = 'ray-18'
const uncountedRay = 'ray-0'

const webcal = (path: string) => encodeURIComponent(`webcal://lectern.test${path}`)
const https = (path: string) => encodeURIComponent(`http://lectern.test${path}`)

/** The address that a page of calendars gives out. */
const feedOnPage = async (page: string) =>
  /id="feed" type="text" readonly="" value="([^"]*)"/.exec(await (await get(page)).text())?.[1]

test('an event offers a way for each program, all by its feed in the language of the page', async () => {
  const event = await makeEvent()
  const page = await (await get(`/events/${event.slug}?lang=vi`)).text()
  const feed = `/events/${event.slug}/calendar.ics?lang=vi`
  expect(
    [
      `calendar.google.com/calendar/u/0/r?cid=${webcal(feed)}`,
      `href="webcal://lectern.test${feed}"`,
      `outlook.office.com/calendar/0/addfromweb?url=${https(feed)}`,
      `outlook.live.com/calendar/0/addfromweb?url=${https(feed)}`,
      `href="${feed}" download=""`,
      `value="http://lectern.test${feed}"`,
      'href="/calendars?lang=vi"',
      `href="/events/${event.slug}/calendar?lang=vi"`,
    ].filter((part) => !page.includes(part)),
  ).toEqual([])
})

test('the page of an event’s calendars gives each track its own buttons; an unknown part is the whole', async () => {
  const event = await makeEvent()
  const track = await makeTrack(event)
  const endsAt = new Date(event.startsAt.getTime() + 3_600_000)
  await makeSession(event, { trackId: track.id, startsAt: event.startsAt, endsAt })
  await makeRelease(event)
  const feedOn = (query: string) => feedOnPage(`/events/${event.slug}/calendar?lang=en${query}`)
  const path = `http://lectern.test/events/${event.slug}`
  expect([
    await feedOn(''),
    await feedOn(`&part=track-${track.id}`),
    await feedOn('&part=days'),
    await feedOn('&part=no'),
  ]).toEqual([
    `${path}/calendar.ics?lang=en`,
    `${path}/tracks/${track.id}.ics?lang=en`,
    `${path}/calendar.ics?shape=days&amp;lang=en`,
    `${path}/calendar.ics?lang=en`,
  ])
  const feeds = [
    `/events/${event.slug}/tracks/${track.id}.ics?lang=en`,
    `/events/${event.slug}/calendar.ics?shape=days&lang=en`,
  ]
  expect(await Promise.all(feeds.map(async (feed) => (await get(feed)).status))).toEqual([200, 200])
})

test('an institution and the whole platform have pages with the buttons of their feeds, whole or of one kind of event', async () => {
  const { slug } = await makeOrganization()
  for (const host of [`/organizations/${slug}`, '']) {
    const path = `http://lectern.test${host}/calendar.ics`
    expect([
      await feedOnPage(`${host}/calendar?lang=en`),
      await feedOnPage(`${host}/calendar?lang=vi&part=seminar`),
      await feedOnPage(`${host}/calendar?lang=fr&part=days`),
      await feedOnPage(`${host}/calendar?lang=en&part=nothing`),
    ]).toEqual([
      `${path}?lang=en`,
      `${path}?kind=seminar&amp;lang=vi`,
      `${path}?shape=days&amp;lang=fr`,
      `${path}?lang=en`,
    ])
    expect(await (await get(`${host || '/'}?lang=en`)).text()).toContain(`href="${host}/calendar?lang=en"`)
  }
  expect((await get('/organizations/nobody-of-that-name/calendar')).status).toBe(404)
})

test('a draft has no page of calendars', async () => {
  const draft = await makeEvent({ state: 'draft' })
  expect((await get(`/events/${draft.slug}/calendar`)).status).toBe(404)
})

test('the guide tells in each language what each program does', async () => {
  const titles = async (lang: string) =>
    [...(await (await get(`/calendars?lang=${lang}`)).text()).matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id)
  const sections = ['google', 'apple', 'outlook', 'thunderbird', 'android', 'file', 'own']
  expect([await titles('en'), await titles('vi'), await titles('fr')]).toEqual([sections, sections, sections])
})

test('a counted poll of an organization’s feed is written down for the organization', async () => {
  const organization = await makeOrganization()
  const headers = { 'cf-ray': countedRay, 'user-agent': 'Mozilla/5.0 Thunderbird/140.0' }
  await (await get(`/organizations/${organization.slug}/calendar.ics`, { headers })).text()
  await expect
    .poll(() => pollsStatement(ctx(), `organization:${organization.id}`))
    .toEqual([{ day: dayOf(new Date()), family: 'thunderbird', polls: 20 }])
})

test('a counted poll of any feed of an event is written down by day and family, without address; the others are not', async () => {
  const event = await makeEvent()
  const registration = await makeRegistration({}, event)
  const personal = await makeFeedOf({ kind: 'ticket', id: registration.id })
  const poll = (path: string, ray: string) =>
    get(path, { headers: { 'cf-ray': ray, 'user-agent': 'Google-Calendar-Importer', 'cf-connecting-ip': '192.0.2.1' } })
  for (const path of [`/events/${event.slug}/calendar.ics`, personal, '/calendar.ics']) {
    for (const ray of [countedRay, uncountedRay]) await (await poll(path, ray)).text()
  }
  await expect
    .poll(() => pollsStatement(ctx(), `event:${event.id}`))
    .toEqual([{ day: dayOf(new Date()), family: 'google', polls: 40 }])
})
