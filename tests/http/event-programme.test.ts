import { env } from 'cloudflare:workers'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeSession, unique } from '#tests/support/make.ts'
import { makeDraft, makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

const page = async ({ slug }: { slug: string }) => (await get(`/events/${slug}?lang=en`)).text()
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const programmeOf = (html: string) =>
  html.split('<section aria-labelledby="programme">')[1]?.split('</section>')[0] ?? ''
const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
const subEvents = (html: string): Record<string, unknown>[] =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}').subEvent

/** So many talks of 45 minutes, a hundred a day, twelve at a time. */
const makeTalks = (event: EventRow, n: number) =>
  env.DB.prepare(
    `insert into sessions (id, event_id, position, kind, title, abstract, starts_at, ends_at, uid, created_at, updated_at)
     with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?2)
     select ?4 || i, ?1, i, iif(i % 100 = 0, 'keynote', 'talk'), json_object('en', 'A talk of usual length, number ' || i), '{}',
       ?3 + i / 100 * 86400000 + i % 100 / 12 * 3600000, ?3 + i / 100 * 86400000 + i % 100 / 12 * 3600000 + 2700000, ?4 || i, 0, 0 from n`,
  )
    .bind(event.id, n, event.startsAt.getTime(), unique('talk'))
    .run()

test('the page of an event leads to its sessions, speakers, schedule and changes', async () => {
  const { event, lan, qiu, opening, signing, open } = await makeDraft()
  await makeRelease(event)
  const base = `/events/${event.slug}`
  const own = (path: string) => `${base}/${path}?lang=en`
  expect(links(programmeOf(await page(event)))).toEqual([
    ...['schedule', 'speakers', 'changes'].map(own),
    own(`sessions/${opening.number}`),
    own(`speakers/${lan.slug}`),
    own(`sessions/${signing.number}`),
    'https://recording.example.org/1',
    ...[lan, qiu].map(({ slug }) => own(`speakers/${slug}`)),
    own(`sessions/${open.number}`),
  ])
})

test('a preview shows the whole draft and leads to no page that is not public yet', async () => {
  const event = await makeEvent({ state: 'draft', previewOpen: true, previewVersion: 1 })
  await makePart(await makeSession(event), await makeSpeaker(event.organizationId))
  await makeTalks(event, 40)
  const html = await (await get(`/previews/${await linkToken(ctx().secret, 'preview', event.id, 1)}?lang=en`)).text()
  const programme = programmeOf(html)
  expect([links(programme), programme.split('<li class="session">').length - 1]).toEqual([[], 41])
  expect(html).not.toContain('application/ld+json')
})

test('tells machines each session with time, room and people, and no address that is for registrants', async () => {
  const { event, signing } = await makeDraft()
  await makeRelease(event)
  const told = subEvents(await page(event))
  expect(told.map(({ name }) => name)).toEqual(['Talk', 'Signing', 'Some time'])
  expect(told[1]).toEqual({
    '@type': 'Event',
    name: 'Signing',
    startDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/),
    endDate: expect.stringMatching(/\+07:00$/),
    location: [
      { '@type': 'Place', name: 'Hall, Main Building', address: '1 Test Street' },
      { '@type': 'Place', name: 'Room 101, Annex', address: '1 Test Street' },
    ],
    performer: [
      { '@type': 'Person', name: 'Nguyễn Thị Lan' },
      { '@type': 'Person', name: 'Test Qiu' },
    ],
    url: `http://lectern.test/events/${event.slug}/sessions/${signing.number}?lang=en`,
  })
})

test('with 300 sessions the page shows days and highlights, and keeps to 14 KB', async () => {
  const event = await makeEvent({ startsAt: new Date('2031-10-20T01:00:00Z') })
  await makeTalks(event, 300)
  await makeRelease(event)
  const html = await page(event)
  expect(words(programmeOf(html))).toMatch(
    /Monday, 20 October 2031 100 sessions Tuesday, 21 October 2031 100 sessions Wednesday, 22 October 2031 100 sessions Highlights/,
  )
  const shown = links(programmeOf(html)).slice(3)
  expect(shown).toEqual([
    ...[20, 21, 22].map((day) => `/events/${event.slug}/schedule?lang=en#day-2031-10-${day}`),
    ...[1, 101, 201].map((number) => `/events/${event.slug}/sessions/${number}?lang=en`),
  ])
  expect(subEvents(html)).toHaveLength(30)
  expect(brotliCompressSync(html).length).toBeLessThan(14 * 1024)
})
