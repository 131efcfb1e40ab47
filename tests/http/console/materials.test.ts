import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { makeFile, makeMaterial, makeVersion, pdf } from '#tests/support/materials.ts'
import { get, post } from '#tests/support/requests.ts'
import { begin, finish, put, sendForm, sha256 } from '#tests/support/uploads.ts'
import { maxFileBytes, partBytes } from '#worker/domain/materials/limits.ts'
import { materials, materialVersions, uploadParts, uploads } from '#worker/domain/materials/table.ts'

async function makeWorld() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const { id } = await makeMaterial(event)
  const list = `/console/events/${event.slug}/materials`
  return { organization, event, cookie, id, list, base: `${list}/${id}` }
}

const versionsOf = (materialId: string) =>
  ctx().db.select().from(materialVersions).where(eq(materialVersions.materialId, materialId))

/** A PDF of one whole part and a bit. */
const large = () => {
  const bytes = new Uint8Array(partBytes + 1000).fill(32)
  bytes.set(pdf)
  return [bytes.subarray(0, partBytes), bytes.subarray(partBytes)] as const
}

test('a file in two parts, the second first and one sent twice, arrives whole, once, and readers get it', async () => {
  const world = await makeWorld()
  const { cookie, base, id } = world
  const [one, two] = large()
  const begun = await begin(world, one.length + two.length)
  expect(begun.status).toBe(201)
  const upload = `${base}/uploads/${begun.answer.id}`
  expect(await put(upload, 2, two, { cookie })).toEqual([204, ''])
  expect(await finish(upload, cookie)).toEqual([409, 'upload.incomplete'])
  expect(await put(upload, 1, one, { cookie })).toEqual([204, ''])
  expect(await put(upload, 1, one, { cookie })).toEqual([204, ''])
  const known = (await (await get(upload, { cookie })).json()) as { parts: { number: number }[] }
  expect(known.parts.map(({ number }) => number)).toEqual([1, 2])
  expect(await finish(upload, cookie)).toEqual([201, ''])
  expect(await finish(upload, cookie)).toEqual([409, 'upload.finished'])
  expect(await put(upload, 1, one, { cookie })).toEqual([409, 'upload.finished'])
  await expect
    .poll(async () => (await versionsOf(id)).map(({ state }) => state), { timeout: 10_000 })
    .toEqual(['ready'])
  const [version] = await versionsOf(id)
  const file = await get(`/files/material-${version?.publicKey}/${encodeURIComponent('Bài giảng.pdf')}`)
  const arrived = new Uint8Array(await file.arrayBuffer())
  const whole = new Uint8Array([...one, ...two])
  expect([file.status, await sha256(arrived)]).toEqual([200, await sha256(whole)])
})

test('a part of another length, place, checksum or type is refused, and another person’s upload does not exist (E8, E9)', async () => {
  const world = await makeWorld()
  const { cookie, base, organization, list, event } = world
  const [one] = large()
  const { answer } = await begin(world, partBytes + 5)
  const upload = `${base}/uploads/${answer.id}`
  const small = new Uint8Array(5)
  const refusals = [
    await put(upload, 1, small, { cookie }),
    await put(upload, 2, new Uint8Array(6), { cookie }),
    await put(upload, 3, small, { cookie }),
    await put(upload, 0, small, { cookie }),
    await put(upload, 2, small, { cookie, 'x-sha256': 'a'.repeat(64) }),
    await put(upload, 2, small, { cookie, 'x-sha256': 'none' }),
    await put(upload, 2, small, { cookie, 'content-type': 'text/html' }),
    await put(upload, 1, one, { cookie, 'content-length': String(partBytes + 1) }),
  ]
  expect(refusals).toEqual([
    ...Array.from({ length: 5 }, () => [422, 'upload.mismatch']),
    [400, 'request.malformed'],
    [415, 'request.unsupported_type'],
    [413, 'request.too_large'],
  ])
  const colleague = await makeSignIn(await makeMember(organization, 'owner'))
  const elsewhere = `${list}/${(await makeMaterial(event)).id}/uploads/${answer.id}`
  for (const [path, who] of [
    [upload, colleague],
    [elsewhere, cookie],
  ] as const) {
    expect((await get(path, { cookie: who })).status).toBe(404)
    expect(await put(path, 2, small, { cookie: who })).toEqual([404, 'not_found'])
    expect(await finish(path, who)).toEqual([404, 'not_found'])
  }
  expect(await ctx().db.select().from(uploadParts).where(eq(uploadParts.uploadId, answer.id))).toEqual([])
})

test('a file beyond the limit is refused before its bytes, and so is one for a link or for another event', async () => {
  const world = await makeWorld()
  const { cookie, event, list, id } = world
  const other = await makeMaterial(await makeEvent())
  const url = await makeMaterial(event, { kind: 'link', url: 'https://example.org/' })
  expect((await begin(world, maxFileBytes + 1)).status).toBe(422)
  expect((await begin(world, 0)).status).toBe(422)
  for (const material of [other, url])
    expect((await begin({ cookie, base: `${list}/${material.id}` }, 10)).status).toBe(404)
  expect(await ctx().db.select().from(uploads).where(eq(uploads.materialId, id))).toEqual([])
})

test('without script a form takes a file; what its content forbids is refused with its reason on the page, its bytes gone (E2)', async () => {
  const { cookie, base, id } = await makeWorld()
  const page = new TextEncoder().encode('<!doctype html><p>x')
  const answer = await sendForm(`${base}/file`, cookie, 'file', { name: 'slides.pdf', bytes: page })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${base}?done=uploaded&lang=en`])
  const states = async () => (await versionsOf(id)).map(({ state, error }) => [state, error])
  await expect.poll(states, { timeout: 10_000 }).toEqual([['refused', 'file.unsupported']])
  expect(await (await get(`${base}?lang=en`, { cookie })).text()).toContain('Files of this type are not taken')
  const [version] = await versionsOf(id)
  expect(await ctx().bucket.head(`materials/${version?.objectKey}`)).toBeNull()
  const empty = await sendForm(`${base}/file`, cookie, 'file', { name: '', bytes: new Uint8Array() })
  expect(empty.headers.get('location')).toBe(`${base}?done=none&lang=en`)
})

const fields = {
  kind: 'slides',
  'title.en': 'Opening slides',
  releaseRule: 'at-once',
  audience: 'everybody',
  licence: 'cc-by',
}

test('a material is added for a session, listed, changed, and refused where its form is wrong', async () => {
  const { cookie, event, list } = await makeWorld()
  const session = await makeSession(event)
  const made = await post(list, { ...fields, session: session.id }, { cookie })
  const page = made.headers.get('location') ?? ''
  expect(made.status).toBe(303)
  expect(await (await get(`${list}?lang=en`, { cookie })).text()).toContain('Opening slides')
  const changed = await post(page, { ...fields, releaseRule: 'date', releaseAt: '2030-01-02T09:00' }, { cookie })
  expect(changed.status).toBe(303)
  const id = page.split('/').at(-1)?.split('?')[0] ?? ''
  const [row] = await ctx().db.select().from(materials).where(eq(materials.id, id))
  expect([row?.sessionId, row?.releaseAt]).toEqual([null, new Date('2030-01-02T02:00:00Z')])
  const wrong = [
    { ...fields, 'title.en': '' },
    { ...fields, kind: 'link' },
    { ...fields, kind: 'link', url: 'javascript:alert(1)' },
    { ...fields, releaseRule: 'date' },
    { ...fields, audience: 'all' },
  ]
  for (const values of wrong) expect((await post(list, values, { cookie })).status).toBe(422)
  const { id: foreign } = await makeSession(await makeEvent())
  expect((await post(page, { ...fields, session: foreign }, { cookie })).status).toBe(404)
})

test('a new version replaces the one before for readers, which can be brought back; withdrawn, all of it is gone at once', async () => {
  const { cookie, event, list } = await makeWorld()
  const first = await makeFile(event)
  const second = await makeVersion(event, first.materialId, { bytes: new TextEncoder().encode('Notes'), name: 'b.txt' })
  const addresses = [`/files/material-${first.publicKey}/slides.pdf`, `/files/material-${second.publicKey}/b.txt`]
  const statuses = async (who?: string) =>
    Promise.all(
      addresses.map(async (path) => {
        const answer = await get(path, who ? { cookie: who } : {})
        await answer.arrayBuffer()
        return answer.status
      }),
    )
  const page = `${list}/${first.materialId}`
  expect(await statuses()).toEqual([404, 200])
  expect((await post(`${page}/versions/${first.id}/restoration`, {}, { cookie })).status).toBe(303)
  expect(await statuses()).toEqual([200, 404])
  expect((await post(`${page}/withdrawal`, {}, { cookie })).status).toBe(303)
  expect(await statuses()).toEqual([404, 404])
  expect(await statuses(cookie)).toEqual([200, 200])
  expect((await post(`${page}/withdrawal`, {}, { cookie })).status).toBe(404)
  expect((await post(`${page}/withdrawal/removal`, {}, { cookie })).status).toBe(303)
  expect(await statuses()).toEqual([200, 404])
  const foreign = await makeFile(await makeEvent())
  expect((await post(`${page}/versions/${foreign.id}/restoration`, {}, { cookie })).status).toBe(404)
})
