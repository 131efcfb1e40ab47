import { exports } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import {
  another,
  makePhotographer,
  openToAttendees,
  ownPictureValues,
  photographerToken,
  photoRow,
} from '#tests/support/galleries.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { pictures } from '#tests/support/pictures.ts'
import { get, post } from '#tests/support/requests.ts'
import { randomKey } from '#worker/core/ids.ts'
import { linkToken, plainHash } from '#worker/core/tokens.ts'
import { photographers, photos } from '#worker/domain/galleries/table.ts'
import { processPhoto } from '#worker/jobs/images.ts'

const origin = 'http://lectern.test'

const fetchOur = (path: string, init: RequestInit) =>
  (exports as unknown as { default: { fetch(url: string, init: RequestInit): Promise<Response> } }).default.fetch(
    origin + path,
    { redirect: 'manual', ...init, headers: { origin, accept: 'application/json', ...init.headers } },
  )

const put = (base: string, bytes: Uint8Array, key = randomKey()) =>
  fetchOur(`${base}/uploads/${key}`, {
    method: 'PUT',
    body: bytes,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      'x-file-name': 'a.jpg',
    },
  })

const announce = (base: string, hashes: string[]) =>
  fetchOur(`${base}/uploads`, {
    method: 'POST',
    body: JSON.stringify({ hashes }),
    headers: { 'content-type': 'application/json' },
  })

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

async function makeLink(values = {}) {
  const event = await makeEvent()
  const photographer = await makePhotographer(event, values)
  return { event, photographer, base: `/photographing/${await photographerToken(photographer)}` }
}

test('a photographer brings in pictures by the link alone, sees their own, and becomes their credit', async () => {
  const { event, photographer, base } = await makeLink({ name: 'Ảnh Viện', maxPhotos: 3 })
  for (const lang of ['en', 'vi', 'fr']) {
    const page = await get(`${base}?lang=${lang}`)
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    expect(await page.text()).toContain('Ảnh Viện')
  }
  const bytes = another(pictures.jpeg)
  const sent = await put(base, bytes)
  const { id } = (await sent.json()) as { id: string }
  expect(sent.status).toBe(201)
  expect(await photoRow(id)).toMatchObject({
    ...{ eventId: event.id, uploadedBy: photographer.id, source: 'photographer', credit: 'Ảnh Viện', isInInbox: false },
  })
  const hash = (await photoRow(id)).contentHash ?? ''
  expect(await (await announce(base, [hash, await plainHash('x')])).json()).toEqual({ known: [hash], room: 2 })
  await processPhoto(ctx(), id)
  const { publicKey } = await photoRow(id)
  const own = await get(`${base}/files/${publicKey}/320.webp`)
  await own.arrayBuffer()
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await get(`/files/${publicKey}/320.webp`)).status).toBe(404)
  expect(await (await get(`${base}?lang=en`)).text()).toContain('1 picture brought in so far.')
})

test('a link shows its own pictures only, and only in its own event', async () => {
  const { event, base } = await makeLink()
  const other = await ownPictureValues('/photographing/', event)
  expect((await get(`${base}/files/${other.key()}/320.webp`)).status).toBe(404)
  expect((await get(`/photographing/${other.token()}/files/${other.key()}/320.webp`)).status).toBe(200)
  expect((await get(`/photographing/${other.token()}/files/${other.key()}/original`)).status).toBe(404)
})

test('a link that is over, ended or replaced says so; a token that we did not make is not found', async () => {
  const over = await makeLink({ endsAt: new Date(Date.now() - 1000) })
  const ended = await makeLink({ revokedAt: new Date() })
  const replaced = await makeLink()
  await ctx().db.update(photographers).set({ version: 1 }).where(eq(photographers.id, replaced.photographer.id))
  for (const { base, event } of [over, ended, replaced]) {
    for (const answer of [await get(base), await put(base, pictures.jpeg), await announce(base, [])]) {
      expect(answer.status).toBe(410)
      await answer.body?.cancel()
    }
    expect(await ctx().db.select().from(photos).where(eq(photos.eventId, event.id))).toEqual([])
  }
  const ticket = await linkToken(ctx().secret, 'ticket', replaced.photographer.id, 1)
  for (const token of [ticket, randomKey(), 'x', over.base.slice(-42)]) {
    expect((await get(`/photographing/${token}`)).status, token).toBe(404)
  }
})

test('beyond its limit a link takes no byte more', async () => {
  const { base } = await makeLink({ maxPhotos: 1 })
  expect((await put(base, another(pictures.jpeg))).status).toBe(201)
  const refused = await put(base, another(pictures.jpeg))
  expect([refused.status, await codeOf(refused)]).toEqual([409, 'upload.quota'])
})

test('organisers make, renew and end links, and copy their addresses', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, timeZone: 'Asia/Ho_Chi_Minh' })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const base = `/console/events/${event.slug}/photos/photographers`
  const linkOn = async () =>
    (await (await get(`${base}?lang=en`, { cookie })).text()).match(/\/photographing\/([\w-]{43})/)?.[0] ?? ''
  const made = await post(base, { name: ' Lê  Minh ', maxPhotos: '40', endsAt: '2040-05-20T18:00' }, { cookie })
  expect(made.headers.get('location')).toBe(`${base}?done=made&lang=en`)
  const [row] = await ctx().db.select().from(photographers).where(eq(photographers.eventId, event.id))
  expect(row).toMatchObject({ name: 'Lê Minh', maxPhotos: 40, endsAt: new Date('2040-05-20T11:00:00Z'), version: 0 })
  const first = await linkOn()
  expect((await get(first)).status).toBe(200)
  await post(`${base}/${row?.id}/renewal`, {}, { cookie })
  const second = await linkOn()
  expect([(await get(first)).status, (await get(second)).status]).toEqual([410, 200])
  await post(`${base}/${row?.id}/revocation`, {}, { cookie })
  expect([await linkOn(), (await get(second)).status]).toEqual(['', 410])
  expect((await post(base, { name: '', maxPhotos: '0', endsAt: 'soon' }, { cookie })).status).toBe(422)
})

test('an attendee sends pictures into the inbox, which only organisers see until they let them in', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const registration = await makeRegistration({}, event)
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const ticket = `/tickets/${await linkToken(ctx().secret, 'ticket', registration.id, registration.ticketVersion)}`
  const base = `${ticket}/photos`
  expect((await get(base)).status).toBe(404)
  expect(await (await get(ticket)).text()).not.toContain('/photos?')
  await openToAttendees(event)
  expect(await (await get(ticket)).text()).toContain(`${base}?lang=`)
  const ids: string[] = []
  for (const _ of [1, 2]) ids.push(((await (await put(base, another(pictures.jpeg))).json()) as { id: string }).id)
  const [kept = '', refused = ''] = ids
  for (const id of ids) {
    await processPhoto(ctx(), id)
    await ctx()
      .db.update(photos)
      .set({ alt: { en: 'A hall' } })
      .where(eq(photos.id, id))
  }
  const { publicKey } = await photoRow(kept)
  const seen = async (path: string, headers = {}) => {
    const answer = await get(path, headers)
    await answer.body?.cancel()
    return answer.status
  }
  const own = `/files/${publicKey}/320.webp`
  expect([await seen(own), await seen(own, { cookie }), await seen(base + own)]).toEqual([404, 200, 200])
  expect(await (await get(`/events/${event.slug}/photos?lang=en`)).text()).not.toContain(publicKey)
  const console = `/console/events/${event.slug}/photos`
  expect(await (await get(`${console}?list=inbox&lang=en`, { cookie })).text()).toContain('Let in')
  await post(`${console}/selection?list=inbox`, { deed: 'let-in', photos: kept }, { cookie })
  await post(`${console}/selection?list=inbox`, { deed: 'delete', photos: refused }, { cookie })
  expect([await seen(own), (await photoRow(refused)).state]).toEqual([200, 'deleted'])
  await ctx().db.update(photos).set({ uploadedBy: 'somebody' }).where(eq(photos.id, kept))
  expect(await seen(base + own)).toBe(404)
})
