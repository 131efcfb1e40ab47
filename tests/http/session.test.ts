import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeEvent, makeSession, unique } from '#tests/support/make.ts'
import { makeDraft, makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { events } from '#worker/domain/events/table.ts'
import { type SessionRow, sessions } from '#worker/domain/programme/table.ts'
import { speakers } from '#worker/domain/speakers/table.ts'

type TestEvent = Awaited<ReturnType<typeof makeEvent>>

const address = (event: { slug: string }, session: { number: number | string }, lang = 'en') =>
  `/events/${event.slug}/sessions/${session.number}?lang=${lang}`
const page = async (event: { slug: string }, session: { number: number }, lang = 'en') =>
  (await get(address(event, session, lang))).text()
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const structured = (html: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}')
const section = (html: string, heading: string) =>
  html.split(`>${heading}</h2>`)[1]?.split(/<h2|<\/(?:nav|article)>/)[0] ?? ''
const minutes = (event: TestEvent, n: number) => new Date(event.startsAt.getTime() + n * 60_000)

/** A released event that starts so many minutes from now, with one session of an hour. */
async function makeReleased(startsInMinutes: number, values: Partial<SessionRow> = {}) {
  const event = await makeEvent({ startsAt: new Date(Date.now() + startsInMinutes * 60_000) })
  const session = await makeSession(event, { startsAt: event.startsAt, endsAt: minutes(event, 60), ...values })
  await makeRelease(event)
  return { event, session }
}

describe('the page of a session', () => {
  test('says what, when with the zone, where, in which languages and what it is about', async () => {
    const { event, signing } = await makeDraft()
    await makeRelease(event)
    const html = await page(event, signing)
    const text = words(html)
    for (const said of [
      'Ceremony',
      'Methods',
      'Indochina Time (GMT+7)',
      'In Vietnamese, Chinese',
      'Interpreted into English',
      'Please do not record',
      'Two &quot;pens&quot;; one table',
      'Hall Main Building, 1 Test Street 300 seats',
    ])
      expect(text).toContain(said)
    expect(html).toContain('<h1>Signing</h1>')
    expect(html).toContain('<a href="https://map.example.org/" rel="noopener">Map')
    const day = new Date(event.startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(html).toContain(`href="/events/${event.slug}/schedule?lang=en#day-${day}"`)
    expect(words(await page(event, signing, 'vi'))).toContain('Xin không ghi hình')
  })

  test('is kept under the event’s tag, names its address and describes itself to machines', async () => {
    const { event, signing } = await makeDraft()
    await makeRelease(event)
    const answer = await get(address(event, signing))
    expect([answer.headers.get('cache-tag'), answer.headers.get('set-cookie')]).toEqual([`event-${event.id}`, null])
    const html = await answer.text()
    expect(html).toContain(`<link rel="canonical" href="http://lectern.test${address(event, signing)}"/>`)
    expect(html).toContain('<meta property="og:description" content="Two &quot;pens&quot;; one table"/>')
    expect(structured(html)).toMatchObject({
      '@type': 'Event',
      name: 'Signing',
      description: 'Two "pens"; one table',
      inLanguage: ['vi', 'zh'],
      url: `http://lectern.test${address(event, signing)}`,
      superEvent: { '@type': 'Event', name: 'Test seminar', url: `http://lectern.test/events/${event.slug}?lang=en` },
    })
  })

  test('groups a signing by delegation in protocol order, names in native script and its language', async () => {
    const event = await makeEvent({ languages: ['vi', 'zh', 'en'] })
    const signing = await makeSession(event, { delegations: [{ en: 'Tsinghua', zh: '清华' }, { en: 'VNU' }] })
    const person = (name: string, nativeName: string | null = null) =>
      makeSpeaker(event.organizationId, { name, nativeName })
    const [witness, second, first, host] = [
      await person('Trần Chứng Kiến'),
      await person('Lê Ký'),
      await person('Test Qiu', '邱测试'),
      await person('Vũ Dẫn'),
    ]
    await makePart(signing, host, { role: 'moderator', position: 4 })
    await makePart(signing, witness, { role: 'witness', position: 3, delegation: 2 })
    await makePart(signing, second, { role: 'signatory', position: 2, delegation: 2 })
    await makePart(signing, first, { role: 'signatory', position: 1, delegation: 1 })
    await makeRelease(event)
    const html = section(await page(event, signing), 'Signing')
    expect(
      words(html)
        .replace(/ (TQ|LK|TK|VD)(?= )/g, '')
        .trim(),
    ).toBe(
      'Tsinghua Test Qiu ( 邱测试 ) Signatory VNU Lê Ký Signatory Trần Chứng Kiến Witness Other contributors Vũ Dẫn Moderator',
    )
    expect(html).toContain('<span lang="zh">邱测试</span>')
    expect(html).toContain(`href="/events/${event.slug}/speakers/${first.slug}?lang=en"`)
  })

  test('leaves the language of a native name open where two of the event’s languages are written so', async () => {
    const event = await makeEvent({ languages: ['zh', 'ja'] })
    const session = await makeSession(event)
    await makePart(session, await makeSpeaker(event.organizationId, { nativeName: '松尾' }))
    await makeRelease(event)
    expect(await page(event, session)).toContain('(松尾)')
  })

  test('shows the portrait that a speaker has now, and initials where there is none', async () => {
    const event = await makeEvent()
    const session = await makeSession(event)
    const [shown, bare] = [
      await makeSpeaker(event.organizationId, { name: 'Nguyễn Văn An' }),
      await makeSpeaker(event.organizationId, { name: 'đặng' }),
    ]
    await makePart(session, shown, { position: 1 })
    await makePart(session, bare, { position: 2 })
    await makeRelease(event)
    await ctx().db.update(speakers).set({ portraitKey: 'portrait-key' }).where(eq(speakers.id, shown.id))
    const html = await page(event, session)
    expect(html).toContain('<img class="portrait" src="/files/portrait-key/320.webp" alt="" width="96" height="96"')
    expect(html).toContain('<span class="portrait" aria-hidden="true">Đ</span>')
  })

  test('leads to what is before, after and at the same time', async () => {
    const event = await makeEvent()
    const at = (title: string, from: number, to: number) =>
      makeSession(event, { title: { en: title }, startsAt: minutes(event, from), endsAt: minutes(event, to) })
    const before = await at('Before', 0, 30)
    const now = await at('Now', 30, 60)
    const beside = await at('Beside', 45, 75)
    const after = await at('Afterwards', 60, 90)
    await makeRelease(event)
    const html = section(await page(event, now), 'Sessions around this one')
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual([before, beside, after].map((session) => address(event, session)))
  })
})

describe('the stream of a session', () => {
  const streamUrl = () => `https://stream.example.org/${unique('stream')}`

  test('is live now while it runs, and only a link before', async () => {
    const running = await makeReleased(-10, { streamUrl: streamUrl(), streamRule: 'always' })
    const later = await makeReleased(10, { streamUrl: streamUrl(), streamRule: 'before', streamMinutes: 15 })
    const over = await makeReleased(-90, { streamUrl: streamUrl(), streamRule: 'always' })
    const shown = await Promise.all([running, later, over].map(({ event, session }) => page(event, session)))
    expect(shown.map((html) => [html.includes('Live now'), html.includes('Watch the stream')])).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ])
  })

  test('is not on the page before its time or when it is for registrants, in no language and for no machine (A9)', async () => {
    const kept = [
      await makeReleased(20, { streamUrl: streamUrl(), streamRule: 'before', streamMinutes: 15 }),
      await makeReleased(-10, { streamUrl: streamUrl(), streamRule: 'registrants' }),
      await makeReleased(-90, { recordingUrl: streamUrl(), recordingRule: 'registrants' }),
    ]
    const said = [
      'The stream opens here 15 minutes before the start.',
      'The stream is for registered people. The link is on your ticket.',
      'The recording is for registered people. The link is on your ticket.',
    ]
    for (const [index, { event, session }] of kept.entries()) {
      expect(words(await page(event, session))).toContain(said[index])
      for (const lang of ['en', 'vi', 'fr']) {
        const pages = [address(event, session, lang), `/events/${event.slug}?lang=${lang}`]
        for (const path of pages) {
          const html = await (await get(path)).text()
          expect([path, /stream\.example\.org|Live now/.test(html)]).toEqual([path, false])
        }
      }
    }
  })
})

describe('a session is not found', () => {
  test('by a number that is none, was never given or is written otherwise', async () => {
    const { event, session } = await makeReleased(60)
    const numbers = [
      '2',
      '0',
      '01',
      '-1',
      '1.5',
      '1e0',
      '%31%20',
      session.id,
      'x',
      '9'.repeat(5000),
      '%00',
      '..%2f1',
      '٣',
    ]
    for (const number of numbers)
      expect([number, (await get(address(event, { number }))).status]).toEqual([number, 404])
    expect((await get(`/events/${event.slug}/sessions/1.html`)).status).toBe(404)
    expect((await get(address({ slug: 'no-such-event' }, session))).status).toBe(404)
  })

  test('before it is released, after it was removed, in a draft and in a cancelled event (A6)', async () => {
    const event = await makeEvent()
    const [first, second] = [await makeSession(event), await makeSession(event)]
    const status = async (session: SessionRow) => (await get(address(event, session))).status
    expect(await status(first)).toBe(404)
    await makeRelease(event)
    expect([await status(first), await status(second)]).toEqual([200, 200])
    await ctx().db.delete(sessions).where(eq(sessions.id, second.id))
    expect(await status(second)).toBe(200)
    await makeRelease(event)
    expect([await status(first), await status(second)]).toEqual([200, 404])
    for (const state of ['draft', 'cancelled'] as const) {
      await ctx().db.update(events).set({ state }).where(eq(events.id, event.id))
      expect([state, await status(first)]).toEqual([state, 404])
    }
  })
})

test('markup in every text of a session is text, also for machines; the note of its organisers is nowhere (B1)', async () => {
  const markup = `"><svg onload=alert(1)></script><script>alert(1)</script>{{7*7}}`
  const event = await makeEvent()
  const session = await makeSession(event, {
    title: { en: markup },
    abstract: { en: `${markup}\n\n${'x'.repeat(500)}` },
    delegations: [{ en: markup }],
    internalNote: 'Bring the secret pens',
  })
  const speaker = await makeSpeaker(event.organizationId, {
    name: markup,
    nativeName: markup,
    honorific: { en: markup },
  })
  await makePart(session, speaker, { delegation: 1 })
  await makeRelease(event)
  const html = await page(event, session)
  for (const alive of ['<svg onload', '<script>alert', 'secret pens']) expect(html).not.toContain(alive)
  expect(structured(html)).toMatchObject({ name: markup, performer: [{ name: markup, alternateName: markup }] })
})

test('a session among 300 costs one round trip and a handful of rows, as one alone', async () => {
  const event = await makeEvent()
  const session = await makeSession(event, { abstract: { en: 'About' } })
  await makePart(session, await makeSpeaker(event.organizationId))
  await makeRelease(event)
  const alone = await counted(address(event, session))
  await env.DB.prepare(
    `insert into sessions (id, event_id, position, kind, title, abstract, uid, created_at, updated_at)
     with recursive n(i) as (select 1 union all select i + 1 from n where i < 299)
     select ?1 || i, ?1, i, 'talk', '{"en":"More"}', '{"en":"Much more"}', ?1 || i, 0, 0 from n`,
  )
    .bind(event.id)
    .run()
  await makeRelease(event)
  const many = await counted(address(event, session))
  expect([alone.roundTrips, many.roundTrips, many.status]).toEqual([1, 1, 200])
  expect([alone.rowsRead < 15, many.rowsRead < 15]).toEqual([true, true])
})
