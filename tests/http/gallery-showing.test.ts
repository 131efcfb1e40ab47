import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { emptyLists } from '#tests/support/empty.ts'
import { makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { events } from '#worker/domain/events/table.ts'
import { openGallery } from '#worker/domain/galleries/showing/open.ts'
import { type Showing, saveShowing } from '#worker/domain/galleries/showing/save.ts'
import { gallerySettings, photos } from '#worker/domain/galleries/table.ts'

async function world(showing: Partial<Showing> = {}) {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, previewOpen: true })
  const organiser = await makeMember(organization, 'organiser')
  const photo = await makeReadyPhoto(event)
  await saveShowing(ctx(), organiser.id, event, { pin: 'kept', endsAt: null, isIndexed: false, ...showing })
  return { event, photo, organiser, cookie: await makeSignIn(organiser) }
}
type World = Awaited<ReturnType<typeof world>>

const pages = ({ event, photo }: World) => [
  `/events/${event.slug}/photos?lang=en`,
  `/events/${event.slug}/photos/${photo.publicKey}?lang=en`,
  `/events/${event.slug}/photos/${photo.publicKey}/removal?lang=en`,
  `/events/${event.slug}/photos/press?lang=en`,
]
const file = ({ photo }: World) => `/files/${photo.publicKey}/320.webp`

const seen = async (path: string, cookie?: string) => {
  const answer = await get(path, cookie ? { cookie } : {})
  await answer.body?.cancel()
  return [answer.status, answer.headers.get('cache-control')]
}

const statuses = (paths: readonly string[], cookie?: string) =>
  Promise.all(paths.map(async (path) => (await seen(path, cookie))[0]))

const cookieIn = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

const pinPath = ({ event }: World) => `/events/${event.slug}/photos?lang=en`

test('behind a PIN neither pages nor files are seen by their address; given once, the browser sees them, and nobody else keeps them', async () => {
  const one = await world({ pin: { text: 'lotus7' } })
  expect(await statuses(pages(one))).toEqual([403, 403, 403, 403])
  expect(await seen(file(one))).toEqual([404, 'private, no-store'])
  const whole = [`/events/${one.event.slug}/photos.rss`, `/events/${one.event.slug}/photos.zip`]
  expect(await statuses(whole)).toEqual([404, 403])
  expect(await (await get(`/events/${one.event.slug}?lang=en`)).text()).not.toContain(one.photo.publicKey)
  const wrong = await post(pinPath(one), { pin: 'lotus8' })
  expect([wrong.status, wrong.headers.get('set-cookie'), await wrong.text()]).toEqual([
    403,
    null,
    expect.stringContaining('This is not the PIN.'),
  ])
  const right = await post(pinPath(one), { pin: 'Lotus7', photo: one.photo.publicKey })
  expect([right.status, right.headers.get('location')]).toEqual([
    303,
    `/events/${one.event.slug}/photos/${one.photo.publicKey}?lang=en`,
  ])
  expect(right.headers.get('set-cookie')).toMatch(/^__Host-gallery-.*; HttpOnly; Secure; SameSite=Lax$/)
  const pass = cookieIn(right)
  expect(await statuses(pages(one), pass)).toEqual([200, 200, 200, 200])
  expect(await seen(pages(one)[0] ?? '', pass)).toEqual([200, 'private, no-store'])
  expect(await seen(file(one), pass)).toEqual([200, 'private, max-age=300'])
})

test('the pass of one event opens no other, and another PIN ends it', async () => {
  const [one, other] = [await world({ pin: { text: 'lotus77' } }), await world({ pin: { text: 'lotus77' } })]
  const pass = cookieIn(await post(pinPath(one), { pin: 'lotus77' }))
  const [, value = ''] = pass.split('=')
  expect((await seen(file(other), `__Host-gallery-${other.event.id}=${value}`))[0]).toBe(404)
  await saveShowing(ctx(), one.organiser.id, one.event, { pin: { text: 'other88' }, endsAt: null, isIndexed: false })
  expect([(await seen(file(one), pass))[0], await statuses(pages(one), pass)]).toEqual([404, [403, 403, 403, 403]])
})

test('organisers see the pictures of their console without the PIN; a file is found by one query', async () => {
  const one = await world({ pin: { text: 'lotus77' } })
  expect((await seen(file(one), one.cookie))[0]).toBe(200)
  const pass = cookieIn(await post(pinPath(one), { pin: 'lotus77' }))
  expect((await counted(file(one), { headers: { cookie: pass } })).roundTrips).toBe(1)
})

test('after a hundred wrong PINs in an hour, sent at once or not, the right one waits for the next hour', async () => {
  const one = await world({ pin: { text: 'lotus77' } })
  const tried = (pin: string, now = new Date()) => openGallery(ctx(now), one.event.slug, pin)
  await Promise.all(Array.from({ length: 101 }, (_, n) => tried(`wrong${n}`)))
  expect(await tried('lotus77')).toMatchObject({ refused: 'tooMany' })
  const [settings] = await ctx().db.select().from(gallerySettings).where(eq(gallerySettings.eventId, one.event.id))
  expect([settings?.wrongPins, settings?.pinHash?.includes('lotus')]).toEqual([101, false])
  expect((await post(pinPath(one), { pin: 'lotus77' })).status).toBe(429)
  expect(await tried('lotus77', new Date(Date.now() + 3_700_000))).toHaveProperty('pass')
})

test('after their end albums say so and the files are gone, also for a visitor of an open preview', async () => {
  const one = await world({ endsAt: new Date(Date.now() - 1000) })
  expect(await statuses(pages(one))).toEqual([410, 410, 410, 410])
  expect((await seen(file(one)))[0]).toBe(404)
  expect(await (await get(pages(one)[0] ?? '')).text()).toContain('These albums have ended')
  expect(await (await get(`/events/${one.event.slug}?lang=en`)).text()).not.toContain(one.photo.publicKey)
  expect((await seen(file(one), one.cookie))[0]).toBe(200)
})

test('albums are listed by search engines only where the organiser says so and without a PIN', async () => {
  await emptyLists()
  const [closed, open] = [await world(), await world({ isIndexed: true })]
  const both = await world({ isIndexed: true, pin: { text: 'lotus77' } })
  const map = await (await get('/sitemap.xml')).text()
  const isListed = ({ event }: World) => map.includes(`/events/${event.slug}/photos?lang=en`)
  expect([closed, open, both].map(isListed)).toEqual([false, true, false])
  const robots = async (one: World) => {
    const page = await (await get(pages(one)[0] ?? '')).text()
    const answer = await get(file(one))
    await answer.body?.cancel()
    const feed = await get(`/events/${one.event.slug}/photos.rss`)
    await feed.body?.cancel()
    const named = [answer, feed].map(({ headers }) => headers.get('x-robots-tag'))
    return [page.includes('content="noindex"'), ...named]
  }
  expect([await robots(closed), await robots(open)]).toEqual([
    [true, 'noindex', 'noindex'],
    [false, null, null],
  ])
})

test('the organiser sets PIN, end and listing in the event’s zone; the PIN is never shown again', async () => {
  const { event, cookie } = await world()
  const path = `/console/events/${event.slug}/photos/showing?lang=en`
  const saved = await post(path, { pin: 'lotus77', endsAt: '2041-01-31T23:00', isIndexed: 'yes' }, { cookie })
  expect(saved.status).toBe(303)
  const [settings] = await ctx().db.select().from(gallerySettings).where(eq(gallerySettings.eventId, event.id))
  expect([settings?.endsAt?.toISOString(), settings?.isIndexed, settings?.pinHash?.length]).toEqual([
    '2041-01-31T16:00:00.000Z',
    true,
    64,
  ])
  const page = await (await get(path, { cookie })).text()
  expect([page.includes('lotus77'), page.includes('A PIN is set'), page.includes('2041-01-31T23:00')]).toEqual([
    false,
    true,
    true,
  ])
  // Left empty the PIN stays, and what is not ticked is not listed.
  await post(path, { endsAt: '' }, { cookie })
  const kept = (await ctx().db.select().from(gallerySettings).where(eq(gallerySettings.eventId, event.id)))[0]
  expect([kept?.pinHash, kept?.endsAt, kept?.isIndexed]).toEqual([settings?.pinHash, null, false])
  await post(path, { dropPin: 'yes' }, { cookie })
  expect((await ctx().db.select().from(gallerySettings).where(eq(gallerySettings.eventId, event.id)))[0]?.pinHash).toBe(
    null,
  )
  const short = await post(path, { pin: '1234' }, { cookie })
  expect([short.status, (await short.text()).includes('id="pin-fault"')]).toEqual([422, true])
})

test('press photos are those marked for it, with credit, licence and a clean large version under a plain name', async () => {
  const { event, photo } = await world()
  const press = await makeReadyPhoto(event)
  await ctx()
    .db.update(photos)
    .set({ isForPress: true, credit: 'Test Photographer', licence: 'cc-by' })
    .where(eq(photos.id, press.id))
  const page = await (await get(`/events/${event.slug}/photos/press?lang=en`)).text()
  expect(page).toContain('Test Photographer')
  expect(page).toContain('CC BY 4.0')
  expect(page).toMatch(new RegExp(`href="/files/${press.publicKey}/2400.webp" download="${event.slug}_0001.webp"`))
  expect(page).not.toContain(photo.publicKey)
  expect(page).toContain('Download it as ZIP')
  expect(await (await get(`/events/${event.slug}/photos?lang=en`)).text()).toContain('/photos/press?lang=en')
  await ctx().db.update(events).set({ state: 'draft' }).where(eq(events.id, event.id))
  expect((await get(`/events/${event.slug}/photos/press?lang=en`)).status).toBe(404)
})

test('of more press photos than a page holds the page says so, and its ZIP names them all', async () => {
  const { event, photo } = await world()
  const [first, ...others] = Array.from({ length: 201 }, (_, n) => {
    const key = `${event.id}-${n}`
    const own = { id: key, uploadKey: key, publicKey: key, originalKey: key, isForPress: true }
    return ctx()
      .db.insert(photos)
      .values({ ...photo, alt: { en: 'A full hall' }, ...own })
  })
  if (first) await ctx().db.batch([first, ...others])
  const page = await (await get(`/events/${event.slug}/photos/press?lang=en`)).text()
  expect(page.match(/<h2>Photo \d+<\/h2>/g)).toHaveLength(200)
  expect([page.includes('Download all 201 as ZIP'), page.includes('The first 200 are shown here')]).toEqual([
    true,
    true,
  ])
})
