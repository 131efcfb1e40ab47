import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { brokenBody, hangingBody } from '#tests/support/bodies.ts'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { makeFile, makeMaterial, pdf, sweepAll } from '#tests/support/materials.ts'
import { ascii, pictures } from '#tests/support/pictures.ts'
import { get, post } from '#tests/support/requests.ts'
import { begin, finish, put, sendForm, sha256 } from '#tests/support/uploads.ts'
import { zipOf } from '#tests/support/zips.ts'
import { bodyInTime } from '#worker/core/body-in-time.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { checkVersion } from '#worker/domain/materials/check.ts'
import { maxEventBytes, maxFileBytes, maxFormFileBytes, partBytes } from '#worker/domain/materials/limits.ts'
import { materialVersions, uploadParts, uploads } from '#worker/domain/materials/table.ts'
import { objectPath, storePart } from '#worker/domain/materials/upload.ts'

async function makeWorld() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const { id } = await makeMaterial(event)
  return { organization, event, cookie, id, base: `/console/events/${event.slug}/materials/${id}` }
}
type World = Awaited<ReturnType<typeof makeWorld>>

const versionsOf = (materialId: string) =>
  ctx().db.select().from(materialVersions).where(eq(materialVersions.materialId, materialId))

/** Sends a file by the form and checks it; how it stands then, and whether its bytes are still there. */
async function upload({ base, cookie, id }: World, name: string, bytes: Uint8Array, type = '') {
  expect((await sendForm(`${base}/file`, cookie, 'file', { name, bytes, type })).status).toBe(303)
  const version = (await versionsOf(id)).toSorted((a, b) => a.number - b.number).at(-1)
  if (!version) throw new Error('no version')
  await checkVersion(ctx(), version.id)
  const [checked = version] = await ctx().db.select().from(materialVersions).where(eq(materialVersions.id, version.id))
  const isThere = (await ctx().bucket.head(objectPath(version.objectKey))) !== null
  return { ...checked, isThere }
}

const refused = (error: string) => ({ state: 'refused', error, type: null, isThere: false })

/** The answer with which readers get a version. */
const give = async ({ publicKey }: { publicKey: string }, name: string, cookie?: string) => {
  const answer = await get(`/files/material-${publicKey}/${encodeURIComponent(name)}`, cookie ? { cookie } : {})
  return { status: answer.status, headers: answer.headers, body: new Uint8Array(await answer.arrayBuffer()) }
}

const svg = ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><foreignObject/></svg>')
const page = ascii('<!doctype html><script>alert(1)</script>')

test('E1, material: an SVG with script is refused under any name and declared type, and its bytes go', async () => {
  const world = await makeWorld()
  for (const name of ['slides.svg', 'slides.pdf', 'slides.png']) {
    expect(await upload(world, name, svg, 'application/pdf')).toMatchObject(refused('file.unsupported'))
  }
})

test('E2, material: a page called a picture is refused; a PDF that is a page as well is only ever saved, as a PDF', async () => {
  const world = await makeWorld()
  expect(await upload(world, 'hall.jpg', page, 'image/jpeg')).toMatchObject(refused('file.unsupported'))
  const gif = ascii('GIF89a/*<script>alert(1)</script>*/=1;')
  expect(await upload(world, 'a.gif', gif, 'image/gif')).toMatchObject(refused('file.unsupported'))
  const both = new Uint8Array([...pdf, ...page])
  const version = await upload(world, 'both.html', both, 'text/html')
  const { headers } = await give(version, 'both.html.pdf')
  expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['application/pdf', 'nosniff'])
  expect(headers.get('content-disposition')).toMatch(/^attachment; /)
})

test('E3, material: whatever a file is called, its key is random, its label is one harmless line, its ending that of its type', async () => {
  const names = [
    'a.jpg.html',
    'a.php%00.jpg',
    '../../x',
    '..\\\\x',
    '%2e%2e%2f',
    'CON',
    '.htaccess',
    'n'.repeat(300),
    'a\u202egpj.exe',
  ]
  const world = await makeWorld()
  for (const name of names) {
    const { fileName, objectKey, publicKey } = await upload(world, name, pdf)
    expect([objectKey, publicKey]).toEqual([expect.stringMatching(/^[\w-]{22}$/), expect.stringMatching(/^[\w-]{22}$/)])
    expect([...fileName].length).toBeLessThanOrEqual(120)
    expect(fileName).not.toMatch(/[\u0000-\u001f\u202e/\\]/)
    const links = (await (await get(`${world.base}?lang=en`, { cookie: world.cookie })).text()).match(
      new RegExp(`/files/material-${publicKey}/[^"]+`),
    )
    const link = links?.[0] ?? ''
    expect([name, link.endsWith('.pdf'), (await get(link, { cookie: world.cookie })).status]).toEqual([name, true, 200])
  }
})

test('E6, material: PostScript, TIFF, PSD and icons are refused though they are called pictures', async () => {
  const world = await makeWorld()
  const files = [
    ascii('%!PS-Adobe-3.0 EPSF-3.0\0'),
    Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]),
    ascii('8BPS\0\u0001'),
    Uint8Array.from([0, 0, 1, 0, 1, 0]),
  ]
  for (const bytes of files) expect(await upload(world, 'a.png', bytes)).toMatchObject(refused('file.unsupported'))
})

test('E7, material: a PDF with JavaScript comes as a sandboxed attachment; macros, passwords and bombs are refused', async () => {
  const world = await makeWorld()
  const active = new Uint8Array([...pdf, ...ascii('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')])
  const { headers } = await give(await upload(world, 'a.pdf', active), 'a.pdf')
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
  )
  expect(headers.get('content-disposition')).toMatch(/^attachment; /)
  const types = { name: '[Content_Types].xml' }
  const slides = { name: 'ppt/presentation.xml' }
  const macros = zipOf([types, slides, { name: 'ppt/vbaProject.bin' }])
  expect(await upload(world, 'a.pptm', macros)).toMatchObject(refused('file.macros'))
  const locked = zipOf([{ name: 'a.txt', isEncrypted: true }])
  expect(await upload(world, 'a.zip', locked)).toMatchObject(refused('file.encrypted'))
  const bomb = zipOf([types, { name: 'word/document.xml', unpacked: 0xfffffffe }])
  expect(await upload(world, 'a.docx', bomb)).toMatchObject(refused('file.unpacked'))
})

const nothingLeft = async (id: string) => {
  expect(await versionsOf(id)).toEqual([])
  expect(await ctx().db.select().from(uploads).where(eq(uploads.materialId, id))).toEqual([])
}

test('E8, material: one byte beyond the limit, no length or a false one is refused before the body; no row, no object', async () => {
  const { base, cookie, id } = await makeWorld()
  const { bucket } = ctx()
  const before = (await bucket.list({ prefix: objectPath('') })).objects.length
  const file = (length: number) => sendForm(`${base}/file`, cookie, 'file', { name: 'a.pdf', bytes: pdf, length })
  expect((await begin({ base, cookie }, maxFileBytes + 1)).status).toBe(422)
  expect((await file(maxFormFileBytes + 64 * 1024 + 1)).status).toBe(413)
  await nothingLeft(id)
  expect((await bucket.list({ prefix: objectPath('') })).objects).toHaveLength(before)
  const { answer } = await begin({ base, cookie }, partBytes)
  const path = `${base}/uploads/${answer.id}`
  expect(await put(path, 1, pdf, { cookie, 'content-length': String(partBytes + 1) })).toEqual([
    413,
    'request.too_large',
  ])
  expect(await put(path, 1, pdf, { cookie, 'content-length': 'x' })).toEqual([411, 'request.length_required'])
  expect(await put(path, 1, pdf, { cookie, 'content-length': String(partBytes) })).toEqual([422, 'upload.mismatch'])
  expect((await bucket.list({ prefix: objectPath('') })).objects).toHaveLength(before)
})

test('E8, material: a body that breaks or hangs is given up; no row, no object, and the upload goes on', async () => {
  const { event, base, cookie, id } = await makeWorld()
  const { bucket } = ctx()
  const count = async () => (await bucket.list({ prefix: objectPath('') })).objects.length
  const before = await count()
  const { answer } = await begin({ base, cookie }, pdf.length)
  const [row] = await ctx().db.select().from(uploads).where(eq(uploads.id, answer.id))
  const ref = { actorId: row?.uploadedBy ?? '', event, materialId: id, uploadId: answer.id }
  for (const [body, code] of [
    [brokenBody(), 'request.malformed'],
    [hangingBody(), 'request.stalled'],
  ] as const) {
    const read = () => bodyInTime(new Response(body).arrayBuffer(), 30)
    const part = { number: 1, bytes: pdf.length, sha256: await sha256(pdf), read }
    await expect(storePart(ctx(), ref, part)).rejects.toMatchObject({ code })
  }
  expect(await ctx().db.select().from(uploadParts).where(eq(uploadParts.uploadId, answer.id))).toEqual([])
  expect([await versionsOf(id), await count()]).toEqual([[], before])
  const path = `${base}/uploads/${answer.id}`
  expect(await put(path, 1, pdf, { cookie })).toEqual([204, ''])
  expect(await finish(path, cookie)).toEqual([201, ''])
})

test('E9, material: another’s upload, parts out of order, a part twice, another type; an end too early and twice: refused, or one file', async () => {
  const { base, cookie, organization, id } = await makeWorld()
  const whole = new Uint8Array(partBytes + 5).fill(32)
  whole.set(pdf)
  const [one, two] = [whole.subarray(0, partBytes), whole.subarray(partBytes)]
  const path = `${base}/uploads/${(await begin({ base, cookie }, whole.length)).answer.id}`
  const colleague = await makeSignIn(await makeMember(organization, 'owner'))
  expect(await put(path, 2, two, { cookie: colleague })).toEqual([404, 'not_found'])
  expect(await finish(path, colleague)).toEqual([404, 'not_found'])
  expect((await post(`${path}/cancellation`, {}, { cookie: colleague })).status).toBe(404)
  expect(await put(path, 2, two, { cookie, 'content-type': 'text/html' })).toEqual([415, 'request.unsupported_type'])
  expect(await put(path, 2, two, { cookie })).toEqual([204, ''])
  expect(await put(path, 2, two, { cookie })).toEqual([204, ''])
  expect(await finish(path, cookie)).toEqual([409, 'upload.incomplete'])
  expect(await put(path, 1, one, { cookie })).toEqual([204, ''])
  const ends = await Promise.all([finish(path, cookie), finish(path, cookie)])
  expect(ends.toSorted()).toEqual([
    [201, ''],
    [409, 'upload.finished'],
  ])
  expect(await put(path, 1, one, { cookie })).toEqual([409, 'upload.finished'])
  expect(await versionsOf(id)).toHaveLength(1)
})

test('E9, material: what was begun and never ended is gone after 24 hours, rows and parts', async () => {
  const { base, cookie, id } = await makeWorld()
  const { answer } = await begin({ base, cookie }, pdf.length)
  await put(`${base}/uploads/${answer.id}`, 1, pdf, { cookie })
  const { abandoned } = await sweepAll(ctx(new Date(Date.now() + 86_460_000)))
  console.info(`E9: ${abandoned} abandoned uploads swept after 24 hours`)
  await nothingLeft(id)
  expect(await finish(`${base}/uploads/${answer.id}`, cookie)).toEqual([404, 'not_found'])
})

test('E10, material: keys of the store, unchecked, withdrawn, deleted and other events’ files are not found, nor is a list', async () => {
  const { event, cookie, base, id } = await makeWorld()
  const version = await makeFile(event)
  const unreleased = await makeFile(event, { audience: 'hosts' })
  const withdrawn = await makeFile(event, { withdrawnAt: new Date() })
  await sendForm(`${base}/file`, cookie, 'file', { name: 'slides.pdf', bytes: page })
  const [unchecked] = await versionsOf(id)
  const keys = [
    version.objectKey,
    version.id,
    unreleased.publicKey,
    withdrawn.publicKey,
    unchecked?.publicKey ?? '',
    '',
  ]
  for (const publicKey of keys) expect((await give({ publicKey }, 'slides.pdf')).status).toBe(404)
  expect((await get('/files/')).status).toBe(404)
  expect((await give(version, 'slides.pdf')).status).toBe(200)
  await post(`/console/events/${event.slug}/materials/${version.materialId}/deletion`, {}, { cookie })
  expect([(await give(version, 'slides.pdf')).status, (await give(version, 'slides.pdf', cookie)).status]).toEqual([
    404, 404,
  ])
})

test('E11, material: every type is sent as an attachment with nosniff and sandbox', async () => {
  const event = await makeEvent()
  const files: [string, Uint8Array][] = [
    ['a.pdf', pdf],
    ['a.zip', zipOf([{ name: 'a' }])],
    ['a.png', pictures.png],
    ['a.txt', ascii('Notes')],
  ]
  for (const [name, bytes] of files) {
    const { headers } = await give(await makeFile(event, {}, { bytes, name }), name)
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.get('content-security-policy')).toMatch(/; sandbox$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('E14, material: a full event takes no more and says so before a byte is sent; uploads on their way count', async () => {
  const { event, cookie, base } = await makeWorld()
  const full = await makeMaterial(event)
  const now = new Date()
  const stored = {
    id: uuidv7(now),
    number: 1,
    state: 'ready' as const,
    fileName: 'a',
    uploadedBy: 'x',
    createdAt: now,
    updatedAt: now,
  }
  const version = { ...stored, materialId: full.id, objectKey: randomKey(), publicKey: randomKey() }
  await ctx()
    .db.insert(materialVersions)
    .values({ ...version, bytes: maxEventBytes - 100 })
  expect((await begin({ base, cookie }, 60)).status).toBe(201)
  expect((await begin({ base, cookie }, 41)).answer.code).toBe('storage.full')
  const form = await sendForm(`${base}/file`, cookie, 'file', {
    name: 'a.pdf',
    bytes: new Uint8Array([...pdf, ...pdf]),
  })
  expect(form.status).toBe(409)
})

test('E16, material: what is not everybody’s is kept nowhere, whatever the address ends in', async () => {
  const { event, cookie } = await makeWorld()
  const version = await makeFile(event, { audience: 'hosts' })
  const { headers } = await give(version, 'slides.pdf', cookie)
  expect([headers.get('cache-control'), headers.get('cache-tag')]).toEqual(['private, no-store', null])
  expect((await get(`/files/material-${version.publicKey}/slides.pdf/x.css`, { cookie })).status).toBe(404)
})
