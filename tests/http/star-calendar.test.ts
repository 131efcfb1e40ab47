import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeSession } from '#tests/support/make.ts'
import { fetchProperties, makeStarFeed, pathOfFeed } from '#tests/support/personal-feeds.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { findFeedOf } from '#worker/domain/calendars/personal/queries.ts'

async function makeConference() {
  const event = await makeEvent()
  for (const [index, title] of ['One', 'Two', 'Three'].entries()) {
    const startsAt = new Date(event.startsAt.getTime() + index * 3_600_000)
    await makeSession(event, { title: { en: title }, startsAt, endsAt: new Date(startsAt.getTime() + 3_000_000) })
  }
  await makeRelease(event)
  return event
}

test('the stars of a browser become a calendar without account; its page shows the address, and later stars change it', async () => {
  const event = await makeConference()
  const made = await post(`/events/${event.slug}/calendars?lang=en`, { stars: '2,1,2' })
  const keeper = made.headers.get('location') ?? ''
  expect([made.status, keeper]).toEqual([303, expect.stringMatching(/^\/calendars\/[\w-]{43}\?lang=en&made$/)])
  const page = await (await get(keeper)).text()
  const [path = ''] = /\/calendars\/[\w-]{43}\.ics/.exec(page) ?? []
  expect([page.includes('2 sessions starred'), page.includes('data-stars="1,2"')]).toEqual([true, true])
  const before = await fetchProperties(path, 'SUMMARY')
  const changed = await post(`${keeper.split('?')[0]}/stars`, { stars: '3' })
  expect([before, changed.status, await fetchProperties(path, 'SUMMARY')]).toEqual([
    [['One'], ['Two']],
    204,
    [['Three']],
  ])
})

test('whoever has only the address of the feed cannot open or change its page', async () => {
  const { path } = await makeStarFeed(await makeConference(), [1])
  const page = path.replace('.ics', '')
  expect([(await get(page)).status, (await post(`${page}/stars`, { stars: '2' })).status]).toEqual([404, 404])
})

test('a new address leaves the page and its stars as they are', async () => {
  const { id, path, keeper } = await makeStarFeed(await makeConference(), [1])
  expect((await post(`${keeper}/renewal`, {})).status).toBe(303)
  expect([
    (await get(path)).status,
    (await get(keeper)).status,
    await fetchProperties(await pathOfFeed({ kind: 'stars', id }), 'SUMMARY'),
  ]).toEqual([404, 200, [['One']]])
})

test('the alarm of the stars is set on their page', async () => {
  const { id, keeper } = await makeStarFeed(await makeConference(), [1])
  expect((await post(`${keeper}?lang=en`, { alarm: '10' })).status).toBe(303)
  expect((await findFeedOf(ctx(), { kind: 'stars', id }))?.alarmMinutes).toBe(10)
})

test('stars that cannot be any are refused, and nothing changes', async () => {
  const event = await makeConference()
  const { id, keeper } = await makeStarFeed(event, [1])
  const hostile = [
    '1;drop table events',
    '-1',
    '1,,2',
    '0',
    '9'.repeat(8),
    Array(600)
      .fill(0)
      .map((_, n) => n + 1)
      .join(),
  ]
  for (const stars of hostile) {
    expect([
      (await post(`${keeper}/stars`, { stars })).status,
      (await post(`/events/${event.slug}/calendars`, { stars })).status,
    ]).toEqual([422, 422])
  }
  expect((await findFeedOf(ctx(), { kind: 'stars', id }))?.stars).toEqual([1])
})

test('a draft, and an event that does not exist, takes no stars; a feed of one that is a draft again is not found', async () => {
  const draft = await makeEvent({ state: 'draft' })
  for (const slug of [draft.slug, 'no-event']) {
    expect((await post(`/events/${slug}/calendars`, { stars: '1' })).status).toBe(404)
  }
})

test('the schedule offers the calendar of stars to whoever has script, and its buttons to everybody', async () => {
  const event = await makeConference()
  const page = await (await get(`/events/${event.slug}/schedule?lang=en`)).text()
  expect([
    page.includes(`<form method="post" action="/events/${event.slug}/calendars?lang=en" hidden`),
    page.includes(`/events/${event.slug}/calendar.ics?lang=en`),
    page.includes(`/events/${event.slug}/calendar?lang=en`),
  ]).toEqual([true, true, true])
})
