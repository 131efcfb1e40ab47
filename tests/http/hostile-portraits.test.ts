import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { brokenBody, hangingBody } from '#tests/support/bodies.ts'
import { ctx } from '#tests/support/context.ts'
import { held } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { ascii, isoFile, pictures, pngHeader, tracesIn, upload } from '#tests/support/pictures.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeSpeaking } from '#tests/support/speaking.ts'
import { sendForm } from '#tests/support/uploads.ts'
import { makeProgramme } from '#tests/support/whole.ts'
import { zipOf } from '#tests/support/zips.ts'
import { maxBodyMilliseconds } from '#worker/core/body-in-time.ts'
import { originalPath, pictureKey, pictureNames, publicKeyOf } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import { maxPortraitsADay, uploadPortrait } from '#worker/domain/speakers/portrait.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { pictureForm } from '#worker/http/console/picture-upload.ts'
import { processPortrait } from '#worker/jobs/images.ts'

async function makeWorld() {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const event = await makeEvent({ organization })
  const { speaker: slug } = await makeProgramme(event, 'Plain')
  const path = `/console/organizations/${organization.slug}/speakers/${slug}/portrait`
  const read = async () => {
    const [row] = await ctx().db.select().from(speakers).where(eq(speakers.slug, slug))
    if (!row) throw new Error('no speaker')
    return row
  }
  const send = async (bytes: Uint8Array, name = 'portrait.jpg', length?: number) =>
    (await sendForm(path, cookie, 'picture', { name, bytes, type: 'image/jpeg', ...(length ? { length } : {}) })).status
  return { event, cookie, path, read, send }
}

const nothing = { portraitOriginalKey: null, portraitKey: null }

/** The portrait made; its public key. */
async function made({ send, read }: Awaited<ReturnType<typeof makeWorld>>, bytes: Uint8Array) {
  expect(await send(bytes)).toBe(303)
  const { id, portraitOriginalKey } = await read()
  await processPortrait(ctx(), id, 1)
  return { original: portraitOriginalKey ?? '', key: publicKeyOf(portraitOriginalKey ?? '') }
}

test('E1, portrait: an SVG with script is refused and leaves nothing', async () => {
  const { send, read } = await makeWorld()
  expect(await send(ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toBe(415)
  expect(await read()).toMatchObject(nothing)
})

test('E2, portrait: a page, a GIF with script and a PDF called .jpg are refused; a JPEG with a page behind it loses it', async () => {
  const world = await makeWorld()
  const files = ['<!doctype html><script>alert(1)</script>', 'GIF89a/*<script>*/', '%PDF-1.4']
  for (const text of files) expect(await world.send(ascii(text))).toBe(415)
  expect(await world.read()).toMatchObject(nothing)
  const { key } = await made(world, new Uint8Array([...pictures.jpeg, ...ascii('<script>alert(1)</script>')]))
  for (const name of pictureNames) {
    const object = await ctx().bucket.get(pictureKey(key, name))
    expect(object ? (await object.text()).includes('<script>') : false).toBe(false)
  }
})

test('E3, portrait: no name reaches the store or the page', async () => {
  const world = await makeWorld()
  for (const name of ['a.jpg.html', 'a.php%00.jpg', '../../x', 'CON', '.htaccess', 'n'.repeat(300), 'a\u202egpj']) {
    expect(await world.send(pictures.png, name)).toBe(303)
    expect((await world.read()).portraitOriginalKey).toMatch(/^[\w-]{22}$/)
  }
})

test('E4, portrait: 50,000 by 50,000 pixels in some bytes are refused by the header within a second', async () => {
  const { send, read } = await makeWorld()
  const began = Date.now()
  expect(await send(pngHeader(50_000, 50_000))).toBe(422)
  expect(Date.now() - began).toBeLessThan(1000)
  expect(await read()).toMatchObject(nothing)
})

test('E5, portrait: no size carries a position, a serial number or another trace of the camera', async () => {
  const world = await makeWorld()
  for (const bytes of [pictures.jpeg, pictures.png, pictures.webp]) {
    const { key } = await made(world, bytes)
    let sizes = 0
    for (const name of pictureNames) {
      const object = await ctx().bucket.get(pictureKey(key, name))
      if (!object) continue
      sizes += 1
      expect(tracesIn(await object.arrayBuffer())).toEqual([])
    }
    expect(sizes).toBeGreaterThan(0)
  }
})

test('E6, portrait: PostScript, TIFF, PSD, icons and HEIC under another name are refused', async () => {
  const { send, read } = await makeWorld()
  const tiff = Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])
  const files = [ascii('%!PS-Adobe'), tiff, ascii('8BPS\0\u0001'), Uint8Array.from([0, 0, 1, 0]), isoFile('heic')]
  for (const bytes of files) expect(await send(bytes, 'a.png')).toBe(415)
  expect(await read()).toMatchObject(nothing)
})

test('E8, portrait: an announced length beyond the limit is refused before the body; nothing is left', async () => {
  const { send, read } = await makeWorld()
  expect(await send(pictures.jpeg, 'a.jpg', 60 * 1024 * 1024)).toBe(413)
  expect(await read()).toMatchObject(nothing)
})

test('E7, portrait: a PDF with JavaScript and packages with macros, a password or a bomb are refused and leave nothing', async () => {
  const { send, read } = await makeWorld()
  const active = ascii('%PDF-1.4\n/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')
  const types = { name: '[Content_Types].xml' }
  const files = [
    active,
    zipOf([types, { name: 'ppt/vbaProject.bin' }]),
    zipOf([{ name: 'a.png', isEncrypted: true }]),
    zipOf([types, { name: 'word/document.xml', unpacked: 0xfffffffe }]),
  ]
  for (const bytes of files) expect(await send(bytes, 'a.png')).toBe(415)
  expect(await read()).toMatchObject(nothing)
})

test('E8, portrait: a form that breaks or hangs is given up before anything is stored', async () => {
  const door = new Hono()
    .post('/', async (c) => c.text(String((await pictureForm(c, 100)).has('picture'))))
    .onError((error, c) => c.text(error instanceof Problem ? error.code : 'fault'))
  const answer = async (body: ReadableStream) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '49' }
    return (await door.request('/', { method: 'POST', body, headers })).text()
  }
  expect(await answer(brokenBody())).toBe('request.malformed')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const hung = answer(hangingBody())
    await vi.advanceTimersByTimeAsync(maxBodyMilliseconds)
    expect(await hung).toBe('request.stalled')
  } finally {
    vi.useRealTimers()
  }
})

test('E9, portrait: another organization’s speaker is not found, and another content type is refused', async () => {
  const world = await makeWorld()
  const stranger = await makeWorld()
  const file = { name: 'a.jpg', bytes: pictures.jpeg }
  expect((await sendForm(world.path, stranger.cookie, 'picture', file)).status).toBe(404)
  expect((await post(world.path, { picture: 'x' }, { cookie: world.cookie })).status).toBe(415)
  expect(await world.read()).toMatchObject(nothing)
})

test('E14, portrait: one link sends so many a day and no more; the refusal comes before the bytes', async () => {
  const { speaker, token } = await makeSpeaking()
  const path = `/speaking/${token}/profile/portrait`
  const file = { name: 'a.jpg', bytes: pictures.jpeg }
  for (let n = 1; n < maxPortraitsADay; n += 1)
    await uploadPortrait(held(), { actorId: 'x' }, speaker, upload(pictures.png))
  expect((await sendForm(path, '', 'picture', file)).status).toBe(303)
  const read = () => ctx().db.select().from(speakers).where(eq(speakers.id, speaker.id))
  const before = await read()
  expect((await sendForm(path, '', 'picture', { ...file, length: 1 })).status).toBe(429)
  expect(await read()).toEqual(before)
})

test('E16, portrait: before the programme is public the speaker alone has it, kept nowhere, whatever the address ends in', async () => {
  const { event, speaker, token } = await makeSpeaking()
  await uploadPortrait(held(), { actorId: 'nobody' }, speaker, upload(pictures.jpeg))
  await processPortrait(ctx(), speaker.id, 1)
  const [row] = await ctx().db.select().from(speakers).where(eq(speakers.id, speaker.id))
  const path = `/files/${row?.portraitKey}/320.webp`
  expect([event.state, (await get(path)).status]).toEqual(['published', 404])
  for (const query of ['', '?utm=1', '?lang=en']) {
    const answer = await get(`/speaking/${token}${path}${query}`, { headers: { 'x-forwarded-scheme': 'http' } })
    await answer.arrayBuffer()
    const { headers, status } = answer
    expect([status, headers.get('cache-control'), headers.get('cache-tag')]).toEqual([200, 'private, no-store', null])
  }
  expect((await get(`/speaking/${token}${path}/x.css`)).status).toBe(404)
})

test('E10, E11, portrait: the original is at no address; a size comes as our type, sandboxed, and not once it is removed', async () => {
  const world = await makeWorld()
  const { key, original } = await made(world, pictures.jpeg)
  await makeRelease(world.event)
  expect((await get(`/files/${original}/320.webp`)).status).toBe(404)
  expect((await get(`/files/${key}/original`)).status).toBe(404)
  const answer = await get(`/files/${key}/320.webp`)
  await answer.arrayBuffer()
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
    200,
    'image/webp',
    'nosniff',
  ])
  expect(answer.headers.get('content-security-policy')).toMatch(/; sandbox$/)
  expect((await post(`${world.path}/removal`, {}, { cookie: world.cookie })).status).toBe(303)
  expect((await get(`/files/${key}/320.webp`)).status).toBe(404)
  expect(await ctx().bucket.head(originalPath(original))).toBeNull()
})
