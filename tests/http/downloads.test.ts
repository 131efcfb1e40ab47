import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { makeFile, makeVersion, pdf } from '#tests/support/materials.ts'
import { get } from '#tests/support/requests.ts'
import { app } from '#worker/app.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { materialDownloads, type VersionRow } from '#worker/domain/materials/table.ts'

const filesOrigin = 'https://files.example.org'
const origin = 'http://lectern.test'

/** One request to an installation with a second host for files, with what it does afterwards. */
async function ask(address: string, init: RequestInit = {}, where: typeof env = { ...env, FILES_ORIGIN: filesOrigin }) {
  const context = createExecutionContext()
  const headers = { accept: 'text/html', ...init.headers }
  const answer = await app.fetch(new Request(address, { redirect: 'manual', ...init, headers }), where, context)
  const body = new Uint8Array(await answer.arrayBuffer())
  await waitOnExecutionContext(context)
  return { status: answer.status, headers: answer.headers, body, to: answer.headers.get('location') ?? '' }
}

const pathOf = ({ publicKey }: VersionRow) => `/files/material-${publicKey}/slides.pdf`

const countOf = async ({ id }: VersionRow) => {
  const rows = await ctx().db.select().from(materialDownloads).where(eq(materialDownloads.versionId, id))
  return rows.map(({ day, downloads }) => [day, downloads])
}

test('a download counts once for its version and day: not its later parts, a probe, a HEAD, a copy that is known, an error', async () => {
  const event = await makeEvent()
  const version = await makeFile(event)
  const address = origin + pathOf(version)
  const today = new Date().toISOString().slice(0, 10)
  const send = (headers: Record<string, string>, method = 'GET') => ask(address, { method, headers }, env)
  expect((await send({ range: 'bytes=0-1' })).status).toBe(206)
  expect((await send({ range: 'bytes=5-' })).status).toBe(206)
  expect((await send({ range: `bytes=${pdf.length}-` })).status).toBe(416)
  expect((await send({ 'if-none-match': `"${version.publicKey}"` })).status).toBe(304)
  expect((await send({}, 'HEAD')).status).toBe(200)
  expect(await countOf(version)).toEqual([])
  await send({})
  await send({ range: 'bytes=0-9' })
  expect(await countOf(version)).toEqual([[today, 2]])
})

test('downloads by ticket count, an organiser’s own do not; the organiser sees them by version, day and material', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const first = await makeFile(event, { audience: 'registrants' })
  const second = await makeVersion(event, first.materialId)
  const registration = await makeRegistration({}, event)
  const ticket = await linkToken(ctx().secret, 'ticket', registration.id, registration.ticketVersion)
  expect((await ask(`${origin}/tickets/${ticket}${pathOf(second)}`, {}, env)).status).toBe(200)
  expect((await ask(origin + pathOf(second), { headers: { cookie } }, env)).status).toBe(200)
  expect((await ask(origin + pathOf(first), { headers: { cookie } }, env)).status).toBe(200)
  expect([await countOf(first), (await countOf(second)).map(([, n]) => n)]).toEqual([[], [1]])
  const list = `/console/events/${event.slug}/materials`
  const page = await (await get(`${list}/${first.materialId}?lang=en`, { cookie })).text()
  expect(page.replaceAll(/\s+/g, ' ')).toMatch(/Downloads by day.*<td>2<\/td><td>1<\/td>/)
})

test('a count that fails costs nobody the file', async () => {
  const version = await makeFile(await makeEvent())
  const { DB } = env
  const failing = new Proxy(DB, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (String(given[0]).includes('material_downloads')) throw new Error('D1 is away')
        return value.apply(target, given)
      }
    },
  })
  const { status, body } = await ask(origin + pathOf(version), {}, { ...env, DB: failing })
  expect([status, body]).toEqual([200, pdf])
})

test('with a second host pages lead there for everybody’s files, and the first sends on to it; without, all is as it was', async () => {
  const event = await makeEvent()
  const version = await makeFile(event)
  const page = async (where: typeof env) =>
    new TextDecoder().decode((await ask(`${origin}/events/${event.slug}?lang=en`, {}, where)).body)
  const second = { ...env, FILES_ORIGIN: filesOrigin }
  expect(await page(second)).toContain(`href="${filesOrigin}${pathOf(version)}"`)
  expect(await page(env)).toContain(`href="${pathOf(version)}"`)
  const sent = await ask(origin + pathOf(version))
  expect([sent.status, sent.to, sent.headers.get('cache-control')]).toEqual([
    302,
    filesOrigin + pathOf(version),
    'private, no-store',
  ])
  const { status, body, headers } = await ask(filesOrigin + pathOf(version))
  expect([status, body, headers.get('cache-control'), headers.get('set-cookie')]).toEqual([
    200,
    pdf,
    'public, max-age=300',
    null,
  ])
})

test('on the second host there are files and nothing else', async () => {
  const event = await makeEvent()
  const paths = [
    '/',
    '/console',
    '/sign-in',
    `/events/${event.slug}`,
    '/healthz',
    '/dev/mail.json',
    '/files',
    '/tickets/x',
  ]
  for (const path of paths) {
    const { status, headers } = await ask(filesOrigin + path)
    expect([path, status, headers.get('set-cookie')]).toEqual([path, 404, null])
  }
  const posted = await ask(`${filesOrigin}/sign-in`, { method: 'POST', body: 'email=a' })
  expect(posted.status).toBe(404)
})

test('on the second host nobody is signed in: what is not everybody’s comes by a pass of five minutes, for that version alone', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'viewer'))
  const version = await makeFile(event, { audience: 'hosts' })
  const other = await makeFile(event, { audience: 'hosts' })
  expect((await ask(filesOrigin + pathOf(version), { headers: { cookie } })).status).toBe(404)
  const sent = await ask(origin + pathOf(version), { headers: { cookie } })
  expect([sent.status, sent.to.startsWith(`${filesOrigin}${pathOf(version)}?as=reader`)]).toEqual([302, true])
  const given = await ask(sent.to)
  expect([given.status, given.body, given.headers.get('cache-control')]).toEqual([200, pdf, 'private, no-store'])
  const forged = [
    sent.to.replace(pathOf(version), pathOf(other)),
    sent.to.replace('as=reader', 'as=organiser'),
    sent.to.replace(/until=\d+/, 'until=9999999999'),
    sent.to.replace(/pass=./, 'pass='),
    sent.to.replace(/until=\d+/, `until=${Math.floor(Date.now() / 1000) - 1}`),
  ]
  for (const address of forged) expect((await ask(address)).status).toBe(404)
})

test('a reader’s pass ends with the withdrawal, an organiser’s opens earlier versions too', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const editor = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const viewer = await makeSignIn(await makeMember(organization, 'viewer'))
  const first = await makeFile(event, { audience: 'hosts' })
  const pass = async (version: VersionRow, cookie: string) =>
    (await ask(origin + pathOf(version), { headers: { cookie } })).to
  const ofReader = await pass(first, viewer)
  const ofOrganiser = await pass(first, editor)
  await makeVersion(event, first.materialId)
  expect([(await ask(ofReader)).status, (await ask(ofOrganiser)).status]).toEqual([404, 200])
})
