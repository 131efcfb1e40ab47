import { env, exports } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeOrganization, unique } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { albums, type PhotoState, photos } from '#worker/domain/galleries/table.ts'
import { contributors, sessions } from '#worker/domain/programme/table.ts'
import { speakers } from '#worker/domain/speakers/table.ts'

const page = async (slug: string, lang = 'en') => (await get(`/events/${slug}?lang=${lang}`)).text()
const structured = (html: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}')

/** A session at the event's start with one keynote speaker. */
async function makeSession(event: EventRow): Promise<void> {
  const now = new Date()
  const stamps = { createdAt: now, updatedAt: now }
  const [session, speaker] = [uuidv7(now), uuidv7(now)]
  const { db } = ctx()
  await db.batch([
    db.insert(sessions).values({
      id: session,
      eventId: event.id,
      position: 0,
      kind: 'keynote',
      title: { en: 'On bridges' },
      abstract: {},
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      uid: unique('uid'),
      ...stamps,
    }),
    db.insert(speakers).values({
      id: speaker,
      organizationId: event.organizationId,
      slug: unique('speaker'),
      name: 'Test Speaker',
      nativeName: '测试',
      honorific: { en: 'Prof.' },
      position: { en: 'Lecturer' },
      affiliation: { en: 'Test Institute' },
      biography: {},
      ...stamps,
    }),
    db
      .insert(contributors)
      .values({ id: uuidv7(now), sessionId: session, speakerId: speaker, role: 'keynote', position: 0 }),
  ])
}

async function makePhotos(event: EventRow, states: PhotoState[]): Promise<void> {
  const now = new Date()
  const { db } = ctx()
  const albumId = uuidv7(now)
  await db.insert(albums).values({ id: albumId, eventId: event.id, title: {}, position: 0, createdAt: now })
  for (const [position, state] of states.entries())
    await db.insert(photos).values({
      id: uuidv7(now),
      eventId: event.id,
      albumId,
      uploadKey: unique('upload'),
      originalKey: unique('original'),
      publicKey: unique(`photo-${position}`),
      state,
      position,
      fileName: 'a.jpg',
      bytes: 1,
      width: 1500,
      height: 1001,
      alt: { en: `Moment ${position}` },
      caption: {},
      uploadedBy: 'nobody',
      createdAt: now,
      updatedAt: now,
    })
}

describe('the page of an event', () => {
  test('says when in words, in the event’s zone by name, and for machines with the offset', async () => {
    const { slug } = await makeEvent({ startsAt: new Date('2031-10-20T02:00:00Z') })
    const html = await page(slug)
    expect(html).toContain('Monday, 20 October 2031')
    expect(html).toContain('<time datetime="2031-10-20T09:00:00+07:00">09:00</time>')
    expect(html).toContain('Indochina Time (GMT+7)')
    expect(await page(slug, 'fr')).toContain('lundi 20 octobre 2031')
    expect(await page(slug, 'vi')).toContain('Giờ Đông Dương (GMT+7)')
  })

  test('carries no cookie, is kept 15 seconds under its tag, and answers HEAD', async () => {
    const event = await makeEvent()
    const answer = await get(`/events/${event.slug}?lang=en`)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('public, max-age=15, stale-while-revalidate=60')
    expect(answer.headers.get('cache-tag')).toBe(`event-${event.id}`)
    const worker = (exports as unknown as { default: Fetcher }).default
    const head = await worker.fetch(`http://lectern.test/events/${event.slug}?lang=en`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('shows the programme with who contributes what', async () => {
    const event = await makeEvent()
    await makeSession(event)
    await makeRelease(event)
    const text = (await page(event.slug)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('Keynote On bridges Prof. Test Speaker (测试) Keynote Lecturer, Test Institute')
  })

  test('counts places, and turns the button into the waitlist when they are taken', async () => {
    const event = await makeEvent({ capacity: 300 })
    const count = (taken: number, waiting: number) =>
      env.DB.prepare('update place_kinds set taken = ?, waiting = ? where event_id = ?')
        .bind(taken, waiting, event.id)
        .run()
    await count(288, 0)
    const open = await page(event.slug)
    expect(open).toContain('12 of 300 places left')
    expect(open).toContain(
      `<p class="places-action"><a class="button" href="/events/${event.slug}/register?lang=en">Register</a>`,
    )
    await count(300, 3)
    const full = await page(event.slug)
    expect(full).toContain('All places are taken · 3 people are waiting')
    expect(full).toContain('Join the waitlist</a>')
  })

  test('says when registration opens, and offers no button before', async () => {
    const event = await makeEvent({
      registrationOpensAt: new Date('2030-01-01T01:30:00Z'),
      startsAt: new Date('2030-02-01'),
    })
    const html = await page(event.slug)
    expect(html).toContain('Registration opens on Tuesday, 1 January 2030, 08:30')
    expect(html).toContain('<p class="places-action" hidden="">')
  })

  test('falls back visibly where a language is missing', async () => {
    const { slug } = await makeEvent({ title: { vi: 'Đào tạo' }, place: { vi: 'Hà Nội' }, languages: ['vi'] })
    const html = await page(slug, 'fr')
    expect(html).toContain('<h1><span class="fallback" lang="vi">Đào tạo</span></h1>')
  })

  test('keeps the online link for the registered, unless its rule says always', async () => {
    const onlineUrl = `https://meet.example.org/${unique('room')}`
    const hidden = await makeEvent({ onlineUrl })
    const open = await makeEvent({ onlineUrl, onlineRule: 'always' })
    expect(await page(hidden.slug)).not.toContain(onlineUrl)
    expect(await page(open.slug)).toContain(`<a href="${onlineUrl}" rel="noopener">`)
  })

  test('offers the calendar to Google, Apple, Outlook and as a file', async () => {
    const { slug } = await makeEvent()
    const html = await page(slug)
    const feed = `lectern.test/events/${slug}/calendar.ics?lang=en`
    expect(html).toContain(`calendar.google.com/calendar/u/0/r?cid=${encodeURIComponent(`webcal://${feed}`)}`)
    expect(html).toContain(`href="webcal://${feed}"`)
    expect(html).toContain(`addfromweb?url=${encodeURIComponent(`http://${feed}`)}`)
    expect(html).toContain(`href="/events/${slug}/calendar.ics?lang=en" download`)
  })

  test('shows cover, logos and the first six ready photos in their sizes', async () => {
    const organization = await makeOrganization({ logoKey: 'logo-key' })
    const event = await makeEvent({ organization, coverKey: 'cover-key', coverAlt: { en: 'The hall' } })
    await makePhotos(event, ['ready', 'hidden', 'processing', ...Array(7).fill('ready')])
    const html = await page(event.slug)
    expect(html).toContain('<img src="/files/logo-key/320.webp" alt="TI" height="40"/>')
    expect(html).toContain(
      'srcset="/files/cover-key/320.webp 320w, /files/cover-key/800.webp 800w, /files/cover-key/1600.webp 1600w, /files/cover-key/2400.webp 2400w"',
    )
    expect(html).toContain('alt="The hall"')
    expect(html).toContain('<meta property="og:image" content="http://lectern.test/files/cover-key/og.jpg"/>')
    const thumbnails = [
      ...html.matchAll(
        /<img src="\/files\/(photo-(\d)[\w-]*)\/320\.webp" srcset="([^"]*)" sizes="[^"]+" alt="([^"]*)" width="320" height="214"/g,
      ),
    ]
    expect(thumbnails.map(([, key, n, sizes, alt]) => [n, alt, sizes?.replaceAll(key ?? '', 'key')])).toEqual(
      ['0', '3', '4', '5', '6', '7'].map((n) => [
        ...[n, `Moment ${n}`],
        '/files/key/320.webp 320w, /files/key/800.webp 800w',
      ]),
    )
    expect(html).toContain(`href="/events/${event.slug}/photos?lang=en"`)
  })

  test('tells search engines the same as people', async () => {
    const organization = await makeOrganization({
      name: { en: 'Institute </script><b>' },
      website: 'https://example.org',
    })
    const event = await makeEvent({
      organization,
      capacity: 5,
      summary: { en: 'In short' },
      startsAt: new Date('2031-10-20T02:00:00Z'),
    })
    const html = await page(event.slug)
    expect(structured(html)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Test seminar',
      startDate: '2031-10-20T09:00:00+07:00',
      endDate: '2031-10-20T12:00:00+07:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: 'Room 1', address: 'Room 1' },
      organizer: [{ '@type': 'Organization', name: 'Institute </script><b>', url: 'https://example.org' }],
      description: 'In short',
      maximumAttendeeCapacity: 5,
      url: `http://lectern.test/events/${event.slug}?lang=en`,
      inLanguage: ['en', 'vi'],
    })
    expect(html).toContain(`<link rel="canonical" href="http://lectern.test/events/${event.slug}?lang=en"/>`)
    expect(html).toContain('<meta property="og:description" content="In short"/>')
  })

  test('of a cancelled event stays and says so on top', async () => {
    const { slug } = await makeEvent({ state: 'cancelled', cancelledAt: new Date() })
    const html = await page(slug)
    expect(html.indexOf('This event is cancelled')).toBeLessThan(html.indexOf('<h1>'))
    expect(structured(html).eventStatus).toBe('https://schema.org/EventCancelled')
    expect(html).toContain('<p class="places-action" hidden="">')
  })

  test('of an archived event keeps its address; a draft has none', async () => {
    const archived = await makeEvent({ archivedAt: new Date() })
    const draft = await makeEvent({ state: 'draft' })
    const statuses = [archived.slug, draft.slug, 'nothing', `${archived.slug}/`].map((slug) =>
      get(`/events/${slug}?lang=en`),
    )
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 404, 404, 404])
  })

  test('shows what people typed as text, and takes no colour but #rrggbb', async () => {
    const attack = `"><svg onload=alert(1)>{{7*7}}\${7*7}`
    const event = await makeEvent({
      title: { en: attack },
      place: { en: attack },
      summary: { en: attack },
      description: { en: attack },
      accent: 'red;}body{display:none',
    })
    const answer = await get(`/events/${event.slug}?lang=en`)
    const html = await answer.text()
    expect(html).not.toContain('<svg')
    expect(html).not.toContain('display:none')
    expect(html).toContain('{{7*7}}')
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline')
  })
})

describe('a preview', () => {
  const preview = (token: string) => get(`/previews/${token}?lang=en`)
  const tokenOf = (event: EventRow, version = event.previewVersion) =>
    linkToken(ctx().secret, 'preview', event.id, version)

  test('shows a draft to whoever has its address, and to nobody else', async () => {
    const event = await makeEvent({ state: 'draft', previewOpen: true, previewVersion: 3 })
    const answer = await preview(await tokenOf(event))
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(html).toContain('Preview: this page is not published')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(html).not.toContain('ld+json')
  })

  test('ends when it is revoked, closed or of another purpose', async () => {
    const event = await makeEvent({ state: 'draft', previewOpen: true, previewVersion: 3 })
    const closed = await makeEvent({ state: 'draft', previewOpen: false })
    const tokens = [
      await tokenOf(event, 2),
      await tokenOf(closed),
      await linkToken(ctx().secret, 'ticket', event.id, 3),
      `${(await tokenOf(event)).slice(0, -2)}xx`,
      'x'.repeat(43),
      'short',
    ]
    const statuses = await Promise.all(tokens.map(async (token) => (await preview(token)).status))
    expect(statuses).toEqual(tokens.map(() => 404))
  })
})
