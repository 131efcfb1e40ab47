import { exports } from 'cloudflare:workers'
import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { isoFile, pictures, pngHeader } from '#tests/support/pictures.ts'
import { get, post } from '#tests/support/requests.ts'
import { randomKey } from '#worker/core/ids.ts'
import { events } from '#worker/domain/events/table.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'
import { type MemberRole, organizations } from '#worker/domain/organizations/table.ts'

const origin = 'http://lectern.test'

const send = (path: string, body: BodyInit, headers: Record<string, string>, method = 'PUT') =>
  (exports as unknown as { default: { fetch(url: string, init: RequestInit): Promise<Response> } }).default.fetch(
    origin + path,
    { method, redirect: 'manual', body, headers: { origin, accept: 'text/html', ...headers } },
  )

async function makeWorld(role: MemberRole = 'organiser') {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, role))
  return { organization, event, cookie, base: `/console/events/${event.slug}/photos` }
}

/** A form as a browser sends it, with its length. */
async function form(parts: FormData) {
  const request = new Request(origin, { method: 'POST', body: parts })
  const body = await request.arrayBuffer()
  return { body, type: request.headers.get('content-type') ?? '', length: String(body.byteLength) }
}

const sendForm = async (path: string, parts: FormData, cookie: string) => {
  const { body, type, length } = await form(parts)
  return send(path, body, { cookie, 'content-type': type, 'content-length': length }, 'POST')
}

const raw = (
  base: string,
  cookie: string,
  bytes: Uint8Array,
  { key = randomKey(), ...headers }: Record<string, string> = {},
) =>
  send(`${base}/uploads/${key}`, bytes, {
    cookie,
    accept: 'application/json',
    'content-type': 'image/jpeg',
    'content-length': String(bytes.length),
    'x-file-name': encodeURIComponent('Hội trường.jpg'),
    ...headers,
  })

const photosOf = (eventId: string) =>
  ctx().db.select().from(photos).where(eq(photos.eventId, eventId)).orderBy(asc(photos.position))

test('a picture sent by itself is one photo: 201 at first, 200 with the same key, and the public sees it when it is made and described', async () => {
  const { event, cookie, base } = await makeWorld()
  const key = randomKey()
  const first = await raw(base, cookie, pictures.jpeg, { key })
  const made = (await first.json()) as { id: string; state: string }
  expect([first.status, made.state]).toEqual([201, 'processing'])
  const again = await raw(base, cookie, pictures.jpeg, { key })
  expect([again.status, ((await again.json()) as { id: string }).id]).toEqual([200, made.id])
  expect((await photosOf(event.id)).map(({ fileName }) => fileName)).toEqual(['Hội trường.jpg'])
  await expect
    .poll(async () => (await get(`${base}/progress`, { cookie })).json(), { timeout: 10_000 })
    .toEqual({ processing: 0, ready: 1, refused: 0 })
  const { publicKey } = await photoRow(made.id)
  expect((await get(`/files/${publicKey}/800.webp`)).status).toBe(404)
  await post(`${base}/${made.id}`, { 'alt.vi': 'Hội trường chật kín' }, { cookie })
  const picture = await get(`/files/${publicKey}/800.webp`)
  await picture.arrayBuffer()
  expect(picture.status).toBe(200)
})

test('a refusal is problem+json with its own words, and leaves no row', async () => {
  const { event, cookie, base } = await makeWorld()
  const cases = [
    [await raw(base, cookie, isoFile('heic')), 415, 'upload.heic'],
    [await raw(base, cookie, new TextEncoder().encode('<html><script>alert(1)</script>')), 415, 'upload.unsupported'],
    [await raw(base, cookie, pngHeader(50_000, 50_000)), 422, 'upload.too_many_pixels'],
    [await raw(base, cookie, pictures.jpeg, { key: 'short' }), 400, 'request.malformed'],
    [await raw(base, cookie, pictures.jpeg, { 'content-length': '41943041' }), 413, 'request.too_large'],
    [await raw(base, cookie, pictures.jpeg, { 'content-length': '900' }), 400, 'request.malformed'],
  ] as const
  for (const [answer, status, code] of cases) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code])
  }
  const withoutLength = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(pictures.jpeg)
      controller.close()
    },
  })
  const streamed = await send(`${base}/uploads/${randomKey()}`, withoutLength, {
    cookie,
    accept: 'application/json',
  })
  expect(streamed.status).toBe(411)
  expect(await photosOf(event.id)).toEqual([])
})

test('without script many pictures go in one form; what is refused is named, the rest is taken, and nothing twice', async () => {
  const { event, cookie, base } = await makeWorld()
  const parts = new FormData()
  parts.set('key', randomKey())
  parts.append('pictures', new File([pictures.jpeg], 'one.jpg'))
  parts.append('pictures', new File([isoFile('heic')], 'phone.heic'))
  parts.append('pictures', new File([pictures.png], 'two.png'))
  for (const _ of [1, 2]) {
    const answer = await sendForm(`${base}?lang=en`, parts, cookie)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('<strong>phone.heic</strong>')
    expect(html).toContain('2 pictures were uploaded.')
  }
  expect((await photosOf(event.id)).map(({ fileName }) => fileName)).toEqual(['one.jpg', 'two.png'])
  const nothing = await sendForm(`${base}?lang=en`, new FormData(), cookie)
  expect([nothing.status, (await nothing.text()).includes('Choose at least one picture.')]).toEqual([422, true])
  const good = new FormData()
  good.set('key', randomKey())
  good.append('pictures', new File([pictures.webp], 'three.webp'))
  const taken = await sendForm(`${base}?lang=en`, good, cookie)
  expect([taken.status, taken.headers.get('location')]).toEqual([303, `${base}?uploaded=1&lang=en`])
})

test('photos are described, ordered, deleted and tried again from pages that work without script', async () => {
  const { event, cookie, base } = await makeWorld()
  const [a, b] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  expect(await (await get(`${base}?lang=en`, { cookie })).text()).toContain('<h2 id="all-photos">2 photos</h2>')
  const page = await get(`${base}/${a.id}?lang=en`, { cookie })
  expect([page.status, (await page.text()).includes('name="alt.vi"')]).toEqual([200, true])
  const saved = await post(
    `${base}/${a.id}?lang=en`,
    { 'alt.en': ' A full hall ', 'caption.vi': 'Hội trường' },
    { cookie },
  )
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${base}?done=saved&page=1&lang=en`])
  expect(await photoRow(a.id)).toMatchObject({ alt: { en: 'A full hall' }, caption: { vi: 'Hội trường' } })
  expect((await post(`${base}/${a.id}`, { 'alt.en': 'x'.repeat(251) }, { cookie })).status).toBe(422)
  await post(`${base}/${b.id}/position`, { direction: 'up' }, { cookie })
  await post(`${base}/${b.id}/position`, { direction: 'up' }, { cookie })
  expect((await photosOf(event.id)).map(({ id }) => id)).toEqual([b.id, a.id])
  expect((await post(`${base}/${b.id}/position`, { direction: 'sideways' }, { cookie })).status).toBe(400)
  expect((await post(`${base}/${b.id}/processing`, {}, { cookie })).status).toBe(404)
  await ctx().db.update(photos).set({ state: 'refused', error: 'upload.damaged' }).where(eq(photos.id, b.id))
  expect(await (await get(`${base}?lang=en`, { cookie })).text()).toContain('This picture is damaged')
  await post(`${base}/${b.id}/processing`, {}, { cookie })
  await expect.poll(async () => (await photoRow(b.id)).state, { timeout: 10_000 }).toBe('ready')
  expect((await post(`${base}/${a.id}/deletion`, {}, { cookie })).status).toBe(303)
  expect((await get(`${base}/${a.id}`, { cookie })).status).toBe(404)
})

test('an album is renamed in the event’s languages', async () => {
  const { event, cookie, base } = await makeWorld()
  const { albumId } = await makeReadyPhoto(event)
  const answer = await post(`${base}/albums/${albumId}`, { 'title.en': 'The opening' }, { cookie })
  expect(answer.status).toBe(303)
  const [album] = await ctx().db.select().from(albums).where(eq(albums.id, albumId))
  expect(album?.title).toEqual({ en: 'The opening' })
  const other = await makeWorld()
  expect(
    (await post(`${other.base}/albums/${albumId}`, { 'title.en': 'Taken' }, { cookie: other.cookie })).status,
  ).toBe(404)
})

test('every photo route is closed: 401 signed out, 404 to other organizations and for photos of other events, 403 to lesser roles', async () => {
  const { event, base, cookie } = await makeWorld()
  const photo = await makeReadyPhoto(event)
  const stranger = await makeWorld()
  const viewer = await makeSignIn(await makeMember((await makeWorld()).organization, 'viewer'))
  const lesser = await makeWorld('programme-editor')
  const paths = [
    '',
    '/uploads',
    `/${photo.id}`,
    `/${photo.id}/position`,
    `/${photo.id}/deletion`,
    `/${photo.id}/processing`,
  ]
  const statuses = (at: string, who: string) =>
    Promise.all(paths.map(async (path) => (await post(at + path, { direction: 'up' }, { cookie: who })).status))
  expect(await statuses(base, '')).toEqual(paths.map(() => 401))
  expect(await statuses(base, stranger.cookie)).toEqual(paths.map(() => 404))
  expect(await statuses(base, viewer)).toEqual(paths.map(() => 404))
  expect(await statuses(lesser.base, lesser.cookie)).toEqual(paths.map(() => 403))
  const inside = paths.filter((path) => path.startsWith(`/${photo.id}`))
  for (const path of inside)
    expect((await post(stranger.base + path, { direction: 'up' }, { cookie: stranger.cookie })).status).toBe(404)
  expect(
    (await send(`${base}/uploads/${randomKey()}`, pictures.jpeg, { cookie, origin: 'https://evil.example' })).status,
  ).toBe(403)
  expect(await photoRow(photo.id)).toEqual(photo)
})

test('cover and logo are set and removed by those who may edit', async () => {
  const { organization, event, cookie } = await makeWorld('owner')
  const picture = () => {
    const parts = new FormData()
    parts.set('picture', new File([pictures.jpeg], 'cover.jpg'))
    return parts
  }
  const cover = `/console/events/${event.slug}/cover`
  const logo = `/console/organizations/${organization.slug}/logo`
  const coverKey = async () =>
    (
      await ctx()
        .db.select()
        .from(events)
        .where(and(eq(events.id, event.id)))
    )[0]?.coverKey ?? null
  const logoKey = async () =>
    (await ctx().db.select().from(organizations).where(eq(organizations.id, organization.id)))[0]?.logoKey ?? null
  for (const [path, key] of [
    [cover, coverKey],
    [logo, logoKey],
  ] as const) {
    expect((await sendForm(path, picture(), cookie)).status).toBe(303)
    await expect.poll(key, { timeout: 10_000 }).toMatch(/^[\w-]{22}$/)
    expect((await sendForm(path, new FormData(), cookie)).status).toBe(415)
    expect((await post(path, { picture: 'text' }, { cookie, headers: { 'content-length': '12' } })).status).toBe(415)
    expect((await post(`${path}/removal`, {}, { cookie })).status).toBe(303)
    expect(await key()).toBeNull()
  }
  const lesser = await makeWorld('programme-editor')
  expect((await sendForm(`/console/events/${lesser.event.slug}/cover`, picture(), lesser.cookie)).status).toBe(403)
  expect((await sendForm(logo, picture(), lesser.cookie)).status).toBe(404)
})
