import { exports } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { held, makePhoto, makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeCoHost, makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { pictures, tracesIn, upload } from '#tests/support/pictures.ts'
import { get } from '#tests/support/requests.ts'
import { publicKeyOf } from '#worker/core/images/sizes.ts'
import { uploadCover } from '#worker/domain/events/cover.ts'
import { events } from '#worker/domain/events/table.ts'
import { deletePhotos } from '#worker/domain/galleries/editing/delete.ts'
import { uploadLogo } from '#worker/domain/organizations/logo.ts'
import { organizations } from '#worker/domain/organizations/table.ts'
import { processCover, processLogo } from '#worker/jobs/images.ts'

const head = (path: string): Promise<Response> =>
  (exports as unknown as { default: { fetch(url: string, init: RequestInit): Promise<Response> } }).default.fetch(
    `http://lectern.test${path}`,
    { method: 'HEAD' },
  )

const status = async (path: string) => (await get(path)).status

test('a ready photo is sent as WebP without metadata, with headers that let a browser neither guess nor run it', async () => {
  const event = await makeEvent()
  const photo = await makeReadyPhoto(event)
  for (const width of [320, 800, 1600, 2400]) {
    const answer = await get(`/files/${photo.publicKey}/${width}.webp`)
    const bytes = await answer.arrayBuffer()
    expect(answer.status).toBe(200)
    expect(tracesIn(bytes)).toEqual([])
    const header = (name: string) => answer.headers.get(name)
    expect({
      type: header('content-type'),
      policy: header('content-security-policy'),
      sniff: header('x-content-type-options'),
      cache: header('cache-control'),
      tag: header('cache-tag'),
      length: header('content-length'),
    }).toEqual({
      type: 'image/webp',
      policy: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
      sniff: 'nosniff',
      cache: 'public, max-age=300',
      tag: `event-${event.id}`,
      length: String(bytes.byteLength),
    })
  }
})

test('a reader that has the picture already gets 304 without a body', async () => {
  const { publicKey } = await makeReadyPhoto(await makeEvent())
  const path = `/files/${publicKey}/320.webp`
  const first = await get(path)
  await first.arrayBuffer()
  const etag = first.headers.get('etag') ?? ''
  const second = await get(path, { headers: { 'if-none-match': etag } })
  expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag])
  const other = await get(path, { headers: { 'if-none-match': '"something-else"' } })
  expect([other.status, (await other.arrayBuffer()).byteLength > 0]).toEqual([200, true])
})

test('HEAD answers the same headers without the bytes', async () => {
  const { publicKey } = await makeReadyPhoto(await makeEvent())
  const path = `/files/${publicKey}/320.webp`
  const whole = await get(path)
  const bytes = await whole.arrayBuffer()
  const only = await head(path)
  expect([only.status, await only.text(), only.headers.get('etag')]).toEqual([200, '', whole.headers.get('etag')])
  expect(only.headers.get('content-length')).toBe(String(bytes.byteLength))
})

test('originals, sizes that do not exist, foreign paths and keys of nobody are not found', async () => {
  const { publicKey, originalKey } = await makeReadyPhoto(await makeEvent())
  const paths = [
    `/files/${originalKey}/320.webp`,
    `/files/${publicKey}/og.jpg`,
    `/files/${publicKey}/321.webp`,
    `/files/${publicKey}/original`,
    `/files/${publicKey}/..%2f..%2foriginals%2f${originalKey}`,
    `/files/${publicKey.slice(0, 21)}/320.webp`,
    `/files/${'A'.repeat(22)}/320.webp`,
    '/files/',
    `/files/${publicKey}/`,
  ]
  expect(await Promise.all(paths.map(status))).toEqual(paths.map(() => 404))
})

test('a photo is seen by nobody before it is ready, after it is deleted, or while its event is a draft', async () => {
  const event = await makeEvent()
  const waiting = await makePhoto(event)
  expect(await status(`/files/${waiting.publicKey}/320.webp`)).toBe(404)
  const photo = await makeReadyPhoto(event)
  await deletePhotos(ctx(), { actorId: 'me', event, chosen: [photo.id] })
  expect(await status(`/files/${photo.publicKey}/320.webp`)).toBe(404)
  const inDraft = await makeReadyPhoto(await makeEvent({ state: 'draft' }))
  expect(await status(`/files/${inDraft.publicKey}/320.webp`)).toBe(404)
  const inCancelled = await makeReadyPhoto(await makeEvent({ state: 'cancelled' }))
  expect(await status(`/files/${inCancelled.publicKey}/320.webp`)).toBe(200)
})

test('a draft’s pictures are seen by its members and while its preview is open, kept nowhere; by no stranger', async () => {
  const organization = await makeOrganization()
  const draft = await makeEvent({ organization, state: 'draft' })
  const { publicKey } = await makeReadyPhoto(draft)
  const path = `/files/${publicKey}/320.webp`
  const seenBy = async (cookie?: string) => {
    const answer = await get(path, cookie ? { cookie } : {})
    await answer.body?.cancel()
    return [answer.status, answer.headers.get('cache-control')]
  }
  const as = async (role: 'viewer' | 'door-staff', of = organization) => makeSignIn(await makeMember(of, role))
  expect(await seenBy(await as('viewer'))).toEqual([200, 'private, no-store'])
  expect(await seenBy(await as('door-staff'))).toEqual([404, 'private, no-store'])
  expect(await seenBy(await as('viewer', await makeOrganization()))).toEqual([404, 'private, no-store'])
  expect(await seenBy()).toEqual([404, 'private, no-store'])
  await ctx().db.update(events).set({ previewOpen: true }).where(eq(events.id, draft.id))
  expect(await seenBy()).toEqual([200, 'private, no-store'])
})

test('a draft’s pictures are seen by its co-hosts too, once they have agreed; by no sponsor', async () => {
  const draft = await makeEvent({ state: 'draft' })
  const path = `/files/${(await makeReadyPhoto(draft)).publicKey}/320.webp`
  const seenBy = async (part: Parameters<typeof makeCoHost>[1]) => {
    const cookie = await makeSignIn(await makeMember(await makeCoHost(draft, part), 'organiser'))
    return (await get(path, { cookie })).status
  }
  expect(await seenBy({})).toBe(200)
  expect(await seenBy({ position: 2, acceptedAt: null })).toBe(404)
  expect(await seenBy({ position: 3, role: 'sponsor' })).toBe(404)
})

test('a cover has its link preview, a logo its sizes; a draft’s cover is not found', async () => {
  const event = await makeEvent()
  await uploadCover(held(), 'me', event, upload(pictures.jpeg))
  await processCover(ctx(), event.id, 1)
  const [{ key = null } = {}] = await ctx()
    .db.select({ key: events.coverKey })
    .from(events)
    .where(eq(events.id, event.id))
  const preview = await get(`/files/${key}/og.jpg`)
  expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(tracesIn(await preview.arrayBuffer())).toEqual([])
  await ctx().db.update(events).set({ state: 'draft' }).where(eq(events.id, event.id))
  expect(await status(`/files/${key}/og.jpg`)).toBe(404)

  const organization = await makeOrganization()
  await uploadLogo(held(), 'me', organization, upload(pictures.png))
  await processLogo(ctx(), organization.id, 1)
  const [row] = await ctx().db.select().from(organizations).where(eq(organizations.id, organization.id))
  const logo = await get(`/files/${publicKeyOf(row?.logoOriginalKey ?? '')}/320.webp`)
  await logo.arrayBuffer()
  expect([logo.status, logo.headers.get('cache-tag')]).toEqual([200, `organization-${organization.id}`])
})
