import { env } from 'cloudflare:workers'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { conferenceProgramme, frozenRoom, frozenSession, frozenSpeaker, storeRelease } from '#tests/support/frozen.ts'
import { makeEvent } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'

const nine = Date.parse('2026-03-01T09:00:00+07:00')
const hour = 3_600_000

/** Two days: two parallel sessions in the morning of the first, one late in its evening, one without a time. */
async function makeSchedule() {
  const event = await makeEvent({ startsAt: new Date(nine), endsAt: new Date(nine + 30 * hour) })
  const people = [frozenSpeaker('lan', 'Trần Thị Lan'), { ...frozenSpeaker('yong', 'Test Yong'), nativeName: '测试勇' }]
  const contributors = people.map(({ id }) => ({ speakerId: id, role: 'speaker' as const, delegation: null }))
  await storeRelease(env.DB, event.id, {
    tracks: [{ id: 'track-1', name: { en: 'Methods', vi: 'Phương pháp' }, colour: '#1d4e89' }],
    rooms: [frozenRoom('room-1', 'Hall'), frozenRoom('room-2', 'Annex <1>')],
    speakers: people,
    sessions: [
      frozenSession(1, {
        title: { en: 'First', vi: 'Thứ nhất' },
        kind: 'keynote',
        startsAt: nine,
        endsAt: nine + hour,
        trackId: 'track-1',
        rooms: ['room-1'],
        spokenIn: ['en'],
        interpretedInto: ['vi'],
        contributors,
        streamUrl: 'https://stream.example.org/secret',
        recordingUrl: 'https://recording.example.org/secret',
      }),
      frozenSession(2, { title: { en: 'Second' }, startsAt: nine, endsAt: nine + 2 * hour, rooms: ['room-2'] }),
      frozenSession(4, { title: { en: 'Night' }, startsAt: nine + 14 * hour, endsAt: nine + 16 * hour }),
      frozenSession(7, { title: { en: 'Some time' } }),
    ],
  })
  return { event, path: `/events/${event.slug}/schedule` }
}

const plainText = (html: string) =>
  html
    .replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** The numbers of the sessions in the lists, in their order. */
const listed = (html: string) => [...html.matchAll(/<li class="session" id="session-(\d+)"/g)].map((match) => match[1])

test('a schedule shows each day as a list with all facts and as a table by room, and what has no time at the end', async () => {
  const { event, path } = await makeSchedule()
  const answer = await get(`${path}?lang=en`)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=15, stale-while-revalidate=60')
  expect(answer.headers.get('cache-tag')).toBe(`event-${event.id}`)
  expect(listed(html)).toEqual(['1', '2', '4', '7'])
  expect(html).toContain('<h2 id="day-2026-03-01">Sunday, 1 March 2026</h2>')
  expect(html).toContain('<time datetime="2026-03-01T09:00:00+07:00">09:00</time>')
  expect(html).toContain(`<a href="/events/${event.slug}/sessions/1?lang=en">First</a>`)
  const first = plainText(html.match(/<li class="session" id="session-1".*?(?=<li class="session")/s)?.[0] ?? '')
  expect(first.trim()).toBe(
    '09:00 – 10:00 Keynote · Methods First Trần Thị Lan, Test Yong (测试勇) Hall In English Interpreted into Vietnamese',
  )
  const table = html.match(/<table class="few">.*?<\/table>/s)?.[0] ?? ''
  expect(table).toMatch(/^<table class="few"><caption class="visually-hidden">Sunday, 1 March 2026, by room<\/caption>/)
  expect([...table.matchAll(/<th scope="col">(.*?)<\/th>/g)].map((match) => match[1])).toEqual([
    'Time',
    'Hall',
    'Annex &lt;1&gt;',
  ])
  expect([...table.matchAll(/<td colspan="2">/g)]).toHaveLength(1)
  expect([...table.matchAll(/<th scope="row">/g)]).toHaveLength(2)
  expect(plainText(html)).toContain('All times: Indochina Time (GMT+7)')
  expect(plainText(html)).toContain('23:00 – 01:00 (Monday, 2 March 2026)')
  expect(html).not.toContain('/secret')
  expect(html).not.toMatch(/\sstyle="/)
  expect(html).not.toContain('<meta name="robots"')
})

test('filters stand in the address, are said in words, and leave the page out of search engines', async () => {
  const { event, path } = await makeSchedule()
  const answer = await get(`${path}?lang=en&track=track-1&speaker=lan&utm_source=x`)
  const html = await answer.text()
  expect(listed(html)).toEqual(['1'])
  expect(plainText(html)).toContain('1 of 4 sessions · Filtered by Track: Methods · Speaker: Trần Thị Lan')
  expect(html).toContain(`<a href="/events/${event.slug}/schedule?lang=en">Clear all filters</a>`)
  expect(html).toContain('<option value="lan" selected="">Trần Thị Lan</option>')
  expect(html).toContain('<meta name="robots" content="noindex"')
  expect(answer.headers.get('link')).toBe(`<http://lectern.test${path}?lang=en>; rel="canonical"`)
  expect(html).toContain(`href="${path}?lang=vi&amp;track=track-1&amp;speaker=lan"`)
  const none = await (await get(`${path}?lang=en&kind=keynote&room=room-2`)).text()
  expect(listed(none)).toEqual([])
  expect(plainText(none)).toContain('No session fits all of these filters.')
})

test('an unknown filter or zone, however strange or long, shows the whole schedule under its one address (B8, H4)', async () => {
  const { path } = await makeSchedule()
  const many = Array.from({ length: 2000 }, (_, n) => `track=${n}`).join('&')
  const strange = [
    "room=' or 1=1--",
    'kind=%00',
    `speaker=${'x'.repeat(3000)}`,
    'zone=Mars/Base',
    'zone=%2B09:00',
    'zone=JST',
    many,
  ]
  for (const query of [...strange, 'language=%F0%9F%98%80', 'track=%E0%A4%A', '__proto__=x', 'utm_source=x']) {
    const answer = await get(`${path}?lang=en&${query}`)
    const html = await answer.text()
    const canonical = html.match(/<link rel="canonical" href="([^"]+)"/)?.[1]
    expect([query, answer.status, listed(html), canonical]).toEqual([
      query,
      200,
      ['1', '2', '4', '7'],
      `http://lectern.test${path}?lang=en`,
    ])
  }
})

test('in another zone times and days are that zone’s, with a word about it and the way back', async () => {
  const { event, path } = await makeSchedule()
  const html = await (await get(`${path}?lang=en&zone=Asia/Tokyo&kind=talk`)).text()
  expect([...html.matchAll(/<h2 id="(day-[\d-]+)"/g)].map((match) => match[1])).toEqual([
    'day-2026-03-01',
    'day-2026-03-02',
  ])
  expect(html).toContain('<time datetime="2026-03-01T11:00:00+09:00">11:00</time>')
  expect(plainText(html)).toContain(
    'Times and days are shown in Asia/Tokyo, Japan Standard Time (GMT+9). The event’s own time zone: Indochina Time (GMT+7).',
  )
  expect(html).toContain(`href="/events/${event.slug}/schedule?kind=talk&amp;lang=en"`)
  expect(html).toContain('<input type="hidden" name="zone" value="Asia/Tokyo"/>')
  expect(html).toContain('<meta name="robots" content="noindex"')
})

test('the event’s own zone by another of its names is no other zone', async () => {
  const { path } = await makeSchedule()
  for (const zone of ['Asia/Saigon', 'asia/ho_chi_minh']) {
    const html = await (await get(`${path}?lang=en&zone=${zone}`)).text()
    expect([zone, html.includes('class="event-zone"'), html.includes('noindex')]).toEqual([zone, false, false])
  }
})

test('what is on and what comes next is offered during the event, with the time at which it was so', async () => {
  const now = Date.now()
  const event = await makeEvent({ startsAt: new Date(now - hour), endsAt: new Date(now + hour) })
  await storeRelease(env.DB, event.id, {
    sessions: [
      frozenSession(1, { title: { en: 'Going on' }, startsAt: now - hour, endsAt: now + hour / 2 }),
      frozenSession(2, { title: { en: 'To come' }, startsAt: now + hour / 2, endsAt: now + hour }),
    ],
  })
  const text = plainText(await (await get(`/events/${event.slug}/schedule?lang=en`)).text())
  expect(text).toMatch(/Now and next as of \d\d:\d\d Now .*Going on.* Next .*To come.* Look again/)
  const { path } = await makeSchedule()
  expect(plainText(await (await get(`${path}?lang=en`)).text())).not.toContain('Now and next')
})

test('drafts, cancelled and unknown events have no schedule; before the first release the page promises one', async () => {
  const [draft, cancelled] = [await makeEvent({ state: 'draft' }), await makeEvent({ state: 'cancelled' })]
  for (const event of [draft, cancelled]) await storeRelease(env.DB, event.id, { sessions: [frozenSession(1)] })
  const paths = [draft.slug, cancelled.slug, 'nobody'].flatMap((slug) =>
    ['', '&kind=talk', '&zone=Asia/Tokyo'].map((query) => `/events/${slug}/schedule?lang=en${query}`),
  )
  for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 404])
  const { slug } = await makeEvent()
  const answer = await get(`/events/${slug}/schedule?lang=fr&kind=talk`)
  expect(answer.status).toBe(200)
  expect(plainText(await answer.text())).toContain('Le programme suivra. Il paraîtra ici')
})

test('a conference of 300 sessions stays under 45 KB after Brotli, list and tables together', async () => {
  const event = await makeEvent()
  await storeRelease(env.DB, event.id, conferenceProgramme(event.startsAt))
  const html = await (await get(`/events/${event.slug}/schedule?lang=vi`)).text()
  expect(listed(html)).toHaveLength(300)
  expect(brotliCompressSync(html).byteLength).toBeLessThan(45 * 1024)
})
