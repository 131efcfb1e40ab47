import { and, eq } from 'drizzle-orm'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

async function makeOffice(capacity: number | null = null, role: MemberRole = 'organiser') {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, capacity })
  const account = await makeMember(organization, role)
  return {
    organization,
    event,
    account,
    cookie: await makeSignIn(account),
    path: `/console/events/${event.slug}/registrations`,
  }
}

const rowsOf = (event: { id: string }) =>
  ctx().db.select().from(registrations).where(eq(registrations.eventId, event.id)).orderBy(registrations.number)

const namesIn = (html: string) =>
  [...html.matchAll(/<th scope="row"><a [^>]*>([^<]*)<\/a><\/th>/g)].map((match) => match[1])

test('the list finds names without their marks, within this event only, and filters by state', async () => {
  const { event, cookie, path } = await makeOffice(2)
  const other = await makeEvent()
  const names = ['Đặng Thị Ánh', 'Nguyễn Văn Đức', 'Trần <b>Lan</b>']
  for (const [n, name] of names.entries()) await register(ctx(), event.slug, person(n, { name }))
  await register(ctx(), other.slug, person(9, { name: 'Đặng Elsewhere' }))
  const list = async (query: string) => namesIn(await (await get(`${path}?lang=en${query}`, { cookie })).text())
  expect(await list('')).toEqual(['Đặng Thị Ánh', 'Nguyễn Văn Đức', 'Trần &lt;b&gt;Lan&lt;/b&gt;'])
  expect(await list('&q=dang')).toEqual(['Đặng Thị Ánh'])
  expect(await list(`&q=${encodeURIComponent('ĐỨC')}`)).toEqual(['Nguyễn Văn Đức'])
  expect(await list('&q=person-0@')).toEqual(['Đặng Thị Ánh'])
  expect(await list('&state=waitlisted')).toEqual(['Trần &lt;b&gt;Lan&lt;/b&gt;'])
  for (const hostile of ["' OR 1=1--", '%', '_', 'x'.repeat(300), '" OR * NEAR( col:']) {
    expect(
      (await get(`${path}?lang=en&q=${encodeURIComponent(hostile)}&state=(CASE&after=1e99`, { cookie })).status,
    ).toBe(200)
  }
})

test('120 registrations stand on three pages in order of arrival', async () => {
  const { event, cookie, path } = await makeOffice()
  for (let n = 1; n <= 120; n += 1) await register(ctx(), event.slug, person(n))
  const seen: (string | undefined)[] = []
  let address: string | undefined = `${path}?lang=en`
  let pages = 0
  while (address) {
    const html: string = await (await get(address, { cookie })).text()
    seen.push(...namesIn(html))
    pages += 1
    address = html.match(/href="([^"]*after=\d+[^"]*)">Next page/)?.[1]?.replaceAll('&amp;', '&')
  }
  expect({ pages, seen }).toEqual({ pages: 3, seen: Array.from({ length: 120 }, (_, n) => `Person ${n + 1}`) })
})

test('a person added by hand is confirmed in a full hall, mailed once, and noted', async () => {
  const { event, account, cookie, path } = await makeOffice(0)
  const fields = { name: 'Guest of Honour', email: 'guest@example.org', locale: 'vi', key: 'once' }
  const answers = [await post(path, fields, { cookie }), await post(path, fields, { cookie })]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const rows = await rowsOf(event)
  expect(rows.map(({ state, addedBy, locale }) => ({ state, addedBy, locale }))).toEqual([
    { state: 'confirmed', addedBy: account.id, locale: 'vi' },
  ])
  expect(
    (
      await ctx()
        .db.select()
        .from(mails)
        .where(eq(mails.subjectId, rows[0]?.id ?? ''))
    ).map(({ template }) => template),
  ).toEqual(['registration.confirmed'])
  const twice = await post(path, { ...fields, key: 'other' }, { cookie })
  expect([twice.status, (await twice.text()).includes('This mailbox is already registered.')]).toEqual([422, true])
  const noted = await ctx()
    .db.select()
    .from(auditEntries)
    .where(and(eq(auditEntries.eventId, event.id), eq(auditEntries.actorId, account.id)))
  expect(noted.map(({ action, details }) => ({ action, details }))).toEqual([
    { action: 'registration.added', details: null },
  ])
})

test('cancelling for somebody lets the first of the queue in; a registration of another event is not found', async () => {
  const { event, cookie, path } = await makeOffice(1)
  const { event: foreign } = await makeOffice()
  for (const n of [1, 2]) await register(ctx(), event.slug, person(n))
  await register(ctx(), foreign.slug, person(3))
  const [first] = await rowsOf(event)
  const [stranger] = await rowsOf(foreign)
  expect((await post(`${path}/${first?.id}/cancellation`, {}, { cookie })).status).toBe(303)
  expect((await rowsOf(event)).map(({ state }) => state)).toEqual(['cancelled', 'confirmed'])
  const statuses = []
  for (const id of [stranger?.id, 'unknown'])
    statuses.push((await post(`${path}/${id}/cancellation`, {}, { cookie })).status)
  expect(statuses).toEqual([404, 404])
  expect((await rowsOf(foreign)).map(({ state }) => state)).toEqual(['confirmed'])
})

test('the file round-trips, runs nothing in a spreadsheet, begins with its mark and is noted', async () => {
  const { event, account, cookie, path } = await makeOffice()
  const names = [
    '=HYPERLINK("https://evil.test")',
    "+cmd|' /C calc'!A0",
    '-1+1 x',
    '@SUM(A1)',
    'Nguyễn, "Lan"; b',
    '0912 345 678',
  ]
  for (const [n, name] of names.entries())
    await register(ctx(), event.slug, person(n, { name, organization: '\t=1+1' }))
  const answer = await get(`${path}.csv?lang=vi`, { cookie })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="registrations.csv"; filename*=UTF-8''dang-ky-${event.slug}.csv`,
  )
  const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data.map((row) => row['Họ và tên'])).toEqual([
    `'${names[0]}`,
    `'${names[1]}`,
    `'${names[2]}`,
    `'${names[3]}`,
    names[4],
    names[5],
  ])
  expect(new Set(data.map((row) => row['Cơ quan']))).toEqual(new Set(["'\t=1+1"]))
  const noted = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, event.id))
  expect(noted.map(({ action, actorId }) => ({ action, actorId }))).toEqual([
    { action: 'registrations.exported', actorId: account.id },
  ])
})

test('a viewer, a programme editor and door staff see no list, a stranger no event, nobody is sent to sign in', async () => {
  const { organization, event, path } = await makeOffice()
  await register(ctx(), event.slug, person('secret', { name: 'Hidden Name' }))
  const statuses = []
  for (const role of ['viewer', 'programme-editor', 'door-staff'] as const) {
    const cookie = await makeSignIn(await makeMember(organization, role))
    for (const answer of [
      await get(path, { cookie }),
      await get(`${path}.csv`, { cookie }),
      await post(path, {}, { cookie }),
    ]) {
      statuses.push(answer.status)
      expect(await answer.text()).not.toContain('Hidden Name')
    }
  }
  expect(new Set(statuses)).toEqual(new Set([403]))
  const { cookie } = await makeOffice()
  expect((await get(path, { cookie })).status).toBe(404)
  expect((await get(path)).headers.get('location')).toContain('/sign-in')
})
