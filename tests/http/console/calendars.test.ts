import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { fetchEntries, fetchProperties, makeFeedOf, pathOfFeed } from '#tests/support/personal-feeds.ts'
import { makeSpeaker } from '#tests/support/programme.ts'
import { get, post } from '#tests/support/requests.ts'
import { countPoll } from '#worker/domain/calendars/readers/count.ts'
import { members } from '#worker/domain/organizations/table.ts'

async function makeOrganiser() {
  const organization = await makeOrganization()
  const account = await makeMember(organization, 'organiser')
  return { organization, account, cookie: await makeSignIn(account) }
}

test('an organiser asks for the calendar of all they organise, sees its address, and replaces it', async () => {
  const { organization, account, cookie } = await makeOrganiser()
  const event = await makeEvent({ organization, state: 'draft' })
  expect(await (await get('/console?lang=en', { cookie })).text()).toContain('href="/console/calendar?lang=en"')
  const made = await post('/console/calendar?lang=en', { alarm: '1440' }, { cookie })
  expect([made.status, made.headers.get('location')]).toEqual([303, '/console/calendar?lang=en&made'])
  const owner = { kind: 'organiser', id: account.id } as const
  const old = await pathOfFeed(owner)
  expect(await (await get('/console/calendar?lang=en', { cookie })).text()).toContain(`${old}?lang=en`)
  expect(await fetchProperties(old, 'UID', 'STATUS')).toEqual([[event.uid, 'TENTATIVE']])
  await post('/console/calendar/renewal', {}, { cookie })
  expect([(await get(old)).status, (await fetchEntries(await pathOfFeed(owner))).length]).toEqual([404, 1])
})

test('who leaves an organization finds its events in their calendar no more', async () => {
  const { organization, account } = await makeOrganiser()
  await makeEvent({ organization })
  const path = await makeFeedOf({ kind: 'organiser', id: account.id })
  const before = await fetchEntries(path)
  await ctx().db.delete(members).where(eq(members.accountId, account.id))
  expect([before.length, (await fetchEntries(path)).length]).toEqual([1, 0])
})

test('an alarm that nobody offers is refused beside its field', async () => {
  const { cookie } = await makeOrganiser()
  const answer = await post('/console/calendar?lang=en', { alarm: '7' }, { cookie })
  expect([answer.status, (await answer.text()).includes('id="alarm-fault"')]).toEqual([422, true])
})

test('the calendar of a speaker is asked for on the profile, and of another organization’s speaker not found', async () => {
  const { organization, cookie } = await makeOrganiser()
  const speaker = await makeSpeaker(organization.id)
  const stranger = await makeSpeaker((await makeOrganization()).id)
  const page = (slug: string) => `/console/organizations/${organization.slug}/speakers/${slug}/calendar`
  expect((await post(page(speaker.slug), { alarm: '' }, { cookie })).status).toBe(303)
  const path = await pathOfFeed({ kind: 'speaker', id: speaker.id })
  expect(await (await get(`${page(speaker.slug)}?lang=en`, { cookie })).text()).toContain(`${path}?lang=en`)
  expect([
    (await get(page(stranger.slug), { cookie })).status,
    (await post(page(stranger.slug), {}, { cookie })).status,
    (await post(`${page(stranger.slug)}/renewal`, {}, { cookie })).status,
  ]).toEqual([404, 404, 404])
})

test('the calendars of an event show their addresses and who read them in the last seven days', async () => {
  const { organization, cookie } = await makeOrganiser()
  const event = await makeEvent({ organization })
  const path = `/console/events/${event.slug}/calendars`
  const nobody = await (await get(`${path}?lang=en`, { cookie })).text()
  await countPoll(ctx(), { source: `event:${event.id}`, userAgent: 'iOS/18.0 (22A3354) dataaccessd/1.0' })
  const page = await (await get(`${path}?lang=en`, { cookie })).text()
  expect([
    nobody.includes('Nobody has been counted yet'),
    page.includes(`/events/${event.slug}/calendar.ics?lang=en`),
    /Apple Calendar<\/th>(<td class="number">0<\/td>){6}<td class="number">20<\/td><td class="number">20<\/td>/.test(
      page,
    ),
  ]).toEqual([true, true, true])
})

test('the calendar of an organization shows its address and who read it, to each of its members but the door staff', async () => {
  const { organization, cookie } = await makeOrganiser()
  const path = `/console/organizations/${organization.slug}/calendars`
  await countPoll(ctx(), { source: `organization:${organization.id}`, userAgent: 'Google-Calendar-Importer' })
  const page = await (await get(`${path}?lang=en`, { cookie })).text()
  expect([
    page.includes(`/organizations/${organization.slug}/calendar.ics?lang=en`),
    /Google Calendar<\/th>(<td class="number">0<\/td>){6}<td class="number">20<\/td>/.test(page),
  ]).toEqual([true, true])
})

test('the sheet for the hall calls in each language of the event, and its code leads to the page with the buttons', async () => {
  const { organization, cookie } = await makeOrganiser()
  const event = await makeEvent({ organization, languages: ['vi', 'en'] })
  const page = await (await get(`/console/events/${event.slug}/calendars/hall?lang=fr`, { cookie })).text()
  expect([
    page.includes('<span lang="vi">Chương trình trong lịch của bạn</span>'),
    page.includes('<span lang="en">The programme in your calendar</span>'),
    page.includes('Le programme dans votre agenda'),
    page.includes(`/events/${event.slug}/calendar</figcaption>`),
    (await get(`/events/${event.slug}/calendar`)).status,
  ]).toEqual([true, true, false, true, 200])
})
