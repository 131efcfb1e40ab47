import { exports } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { held } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { ascii, pictures, tracesIn, upload } from '#tests/support/pictures.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeProgramme } from '#tests/support/whole.ts'
import { originalPath, publicKeyOf } from '#worker/core/images/sizes.ts'
import { events } from '#worker/domain/events/table.ts'
import { sweepPictures } from '#worker/domain/galleries/sweep.ts'
import { portraitsStatement } from '#worker/domain/programme/portraits.ts'
import { contributors } from '#worker/domain/programme/table.ts'
import { uploadPortrait } from '#worker/domain/speakers/portrait.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { processPortrait } from '#worker/jobs/images.ts'

const origin = 'http://lectern.test'

async function world() {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const event = await makeEvent({ organization })
  const { speaker: slug, contributor } = await makeProgramme(event, 'Plain')
  const read = async () => {
    const [row] = await ctx().db.select().from(speakers).where(eq(speakers.slug, slug))
    if (!row) throw new Error('no speaker')
    return row
  }
  return {
    organization,
    cookie,
    event,
    contributor,
    read,
    path: `/console/organizations/${organization.slug}/speakers/${slug}`,
  }
}

async function send(path: string, cookie: string, bytes: Uint8Array, name: string) {
  const parts = new FormData()
  parts.set('picture', new File([bytes], name, { type: 'image/jpeg' }))
  const request = new Request(origin, { method: 'POST', body: parts })
  const body = await request.arrayBuffer()
  const headers = {
    origin,
    cookie,
    accept: 'text/html',
    'content-type': request.headers.get('content-type') ?? '',
    'content-length': String(body.byteLength),
  }
  const { default: worker } = exports as unknown as {
    default: { fetch(url: string, init: RequestInit): Promise<Response> }
  }
  return worker.fetch(`${origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

/** A speaker whose portrait is made. */
async function pictured() {
  const w = await world()
  await uploadPortrait(held(), { actorId: 'me' }, await w.read(), upload(pictures.jpeg))
  const { id, portraitOriginalKey } = await w.read()
  await processPortrait(ctx(), id, 1)
  const key = publicKeyOf(portraitOriginalKey ?? '')
  const seenBy = async (cookie?: string) => {
    const answer = await get(`/files/${key}/320.webp`, cookie ? { cookie } : {})
    await answer.body?.cancel()
    return answer.status
  }
  return { ...w, id, key, seenBy }
}

test('a portrait is taken, made into WebP without metadata, and named once its programme is released', async () => {
  const { event, id, key, organization } = await pictured()
  expect(await portraitsStatement(ctx(), event.id)).toEqual([])
  await makeRelease(event)
  expect(await portraitsStatement(ctx(), event.id)).toEqual([{ id, portraitKey: key }])
  const answer = await get(`/files/${key}/800.webp`)
  expect(tracesIn(await answer.arrayBuffer())).toEqual([])
  const header = (name: string) => answer.headers.get(name)
  expect([answer.status, header('content-type'), header('cache-tag')]).toEqual([
    200,
    'image/webp',
    `organization-${organization.id}`,
  ])
})

test('a portrait is seen by nobody outside before its programme is released, nor once it left it or the event is none any more', async () => {
  const { event, contributor, cookie, seenBy } = await pictured()
  const stranger = await makeSignIn(await makeMember(await makeOrganization(), 'owner'))
  expect([await seenBy(), await seenBy(stranger), await seenBy(cookie)]).toEqual([404, 404, 200])
  await ctx().db.update(events).set({ previewOpen: true }).where(eq(events.id, event.id))
  expect(await seenBy(), 'the preview is open').toBe(200)
  await ctx().db.update(events).set({ previewOpen: false }).where(eq(events.id, event.id))
  await makeRelease(event)
  expect(await seenBy()).toBe(200)
  for (const state of ['draft', 'cancelled'] as const) {
    await ctx().db.update(events).set({ state }).where(eq(events.id, event.id))
    expect([state, await seenBy()]).toEqual([state, 404])
  }
  await ctx().db.update(events).set({ state: 'published' }).where(eq(events.id, event.id))
  await ctx().db.delete(contributors).where(eq(contributors.id, contributor))
  expect(await seenBy(), 'still in the newest release').toBe(200)
  await makeRelease(event)
  expect(await seenBy()).toBe(404)
})

test('the form takes a picture by its content: no SVG, no HTML, nothing empty, whatever it is called', async () => {
  const { cookie, path, read } = await world()
  const svg = ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const html = ascii('<!doctype html><script>alert(1)</script>')
  for (const bytes of [svg, html, new Uint8Array()]) {
    expect((await send(`${path}/portrait`, cookie, bytes, 'portrait.jpg')).status).toBe(415)
  }
  expect(await read()).toMatchObject({ portraitOriginalKey: null, portraitKey: null })
  const taken = await send(`${path}/portrait`, cookie, pictures.png, '<b>.jpg')
  expect([taken.status, taken.headers.get('location')]).toEqual([303, `${path}?lang=en#picture`])
  expect((await read()).portraitOriginalKey).toMatch(/^[\w-]{22}$/)
})

test('a removed portrait is gone from row, store and address; a removed speaker takes it along', async () => {
  const { cookie, path, read, key, id, contributor } = await pictured()
  const { portraitOriginalKey } = await read()
  expect((await post(`${path}/portrait/removal`, {}, { cookie })).status).toBe(303)
  expect(await read()).toMatchObject({ portraitOriginalKey: null, portraitKey: null, portraitError: null })
  expect(await ctx().bucket.head(originalPath(portraitOriginalKey ?? ''))).toBeNull()
  expect((await get(`/files/${key}/320.webp`, { cookie })).status).toBe(404)
  await uploadPortrait(held(), { actorId: 'me' }, await read(), upload(pictures.jpeg))
  await processPortrait(ctx(), id, 1)
  const again = await read()
  await ctx().db.delete(contributors).where(eq(contributors.id, contributor))
  expect((await post(`${path}/removal`, {}, { cookie })).status).toBe(303)
  const left = await ctx().bucket.list({ prefix: `pictures/${again.portraitKey}/` })
  expect([left.objects, await ctx().bucket.head(originalPath(again.portraitOriginalKey ?? ''))]).toEqual([[], null])
})

test('the nightly sweep keeps a portrait in use and sends a lost one again', async () => {
  const { id, key, read, seenBy, cookie } = await pictured()
  const later = new Date(Date.now() + 3 * 86_400_000)
  const sent: unknown[] = []
  const jobs = { send: async (message: unknown) => void sent.push(message) } as unknown as ReturnType<
    typeof held
  >['jobs']
  await sweepPictures({ ...ctx(later), jobs })
  expect(await seenBy(cookie)).toBe(200)
  expect(sent).not.toContainEqual({ job: 'portrait', speakerId: id })
  await uploadPortrait(held(), { actorId: 'me' }, await read(), upload(pictures.png))
  await sweepPictures({ ...ctx(later), jobs })
  expect(sent).toContainEqual({ job: 'portrait', speakerId: id })
  expect((await read()).portraitKey, 'the old one is shown until then').toBe(key)
})
