import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeAccount, makeEvent, makeMember, makeOrganization, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { events } from '#worker/domain/events/table.ts'
import { type MemberRole, members, organizations } from '#worker/domain/organizations/table.ts'

const signedInAs = async (organization: Parameters<typeof makeMember>[0], role: MemberRole) =>
  makeSignIn(await makeMember(organization, role))

const pageOf = async (path: string, cookie: string) => {
  const answer = await get(path, { cookie })
  return { status: answer.status, text: await answer.text() }
}

test('the console shows a signed-out visitor the way in and back', async () => {
  const answer = await get('/console', { headers: { 'accept-language': 'vi' } })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?lang=vi&next=%2Fconsole'])
})

test('the console home lists the drafts and upcoming events of my organizations, and nobody else’s', async () => {
  const organization = await makeOrganization()
  const cookie = await signedInAs(organization, 'organiser')
  const hour = 3_600_000
  const over = { startsAt: new Date(Date.now() - 5 * hour), endsAt: new Date(Date.now() - hour) }
  await makeEvent({ organization, title: { en: 'Upcoming one' } })
  await makeEvent({ organization, title: { en: 'Drafted one' }, state: 'draft', ...over })
  await makeEvent({ organization, title: { en: 'Finished one' }, ...over })
  await makeEvent({ organization, title: { en: 'Archived one' }, archivedAt: new Date() })
  await makeEvent({ title: { en: 'Foreign one' } })
  const { status, text } = await pageOf('/console?lang=en', cookie)
  expect(status).toBe(200)
  const titles = ['Upcoming one', 'Drafted one', 'Finished one', 'Archived one', 'Foreign one']
  expect(titles.filter((title) => text.includes(title))).toEqual(['Upcoming one', 'Drafted one'])
  expect(text).toContain('Still a draft, and its day has passed')
  expect(text).toContain(`/console/organizations/${organization.slug}/events/new?lang=en`)
})

test('figures and events are shown only to roles that may read them', async () => {
  const organization = await makeOrganization()
  await makeEvent({ organization, title: { en: 'Visible title' } })
  const seen = async (role: MemberRole) => {
    const { text } = await pageOf('/console?lang=en', await signedInAs(organization, role))
    return ['Visible title', '0 places taken, 0 in line'].map((words) => text.includes(words))
  }
  expect(await seen('organiser')).toEqual([true, true])
  expect(await seen('viewer')).toEqual([true, false])
  expect(await seen('door-staff')).toEqual([false, false])
})

test('somebody without an organization is told the next step', async () => {
  const account = await makeAccount()
  const { text } = await pageOf('/console?lang=en', await makeSignIn(account))
  expect(text).toContain(`Ask an owner to add ${account.email}`)
  expect(text).not.toContain('href="/console/organizations?lang=en"')
})

test('the first owner of the installation creates the first organization and owns it', async () => {
  const email = 'first-owner@example.org'
  const [known] = await ctx()
    .db.select()
    .from(accounts)
    .where(eq(accounts.mailbox, mailboxOf(email) ?? ''))
  const owner = known ?? (await makeAccount({ email }))
  const cookie = await makeSignIn(owner)
  const slug = unique('founded')
  const fields = { 'name.en': 'Founded Institute', 'name.vi': 'Viện mới', shortName: 'FI', slug }
  expect((await get('/console/organizations?lang=en', { cookie })).status).toBe(200)
  const answer = await post('/console/organizations?lang=en', fields, { cookie })
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/console/organizations/${slug}/settings?lang=en`,
  ])
  const [row] = await ctx().db.select().from(organizations).where(eq(organizations.slug, slug))
  expect(row).toMatchObject({ name: { en: 'Founded Institute', vi: 'Viện mới' }, shortName: 'FI', website: null })
  const roles = await ctx()
    .db.select()
    .from(members)
    .where(eq(members.organizationId, row?.id ?? ''))
  expect(roles.map(({ accountId, role }) => ({ accountId, role }))).toEqual([{ accountId: owner.id, role: 'owner' }])
})

test('an address is suggested from the name; a taken one comes back beside the field with all that was typed', async () => {
  const cookie = await signedInAs(await makeOrganization(), 'owner')
  const name = `Đại học ${unique('x').slice(0, 20)}`
  const create = () => post('/console/organizations?lang=en', { 'name.vi': name, shortName: 'DH' }, { cookie })
  expect((await create()).status).toBe(303)
  const again = await create()
  const text = await again.text()
  expect(again.status).toBe(422)
  expect(text).toContain('id="slug-fault"')
  expect(text).toContain(`value="${name}"`)
  expect(text).toMatch(/name="slug"[^>]*value="dai-hoc-x/)
})

test('who owns nothing creates nothing', async () => {
  const cookie = await signedInAs(await makeOrganization(), 'organiser')
  const fields = { 'name.en': 'Refused', shortName: 'R', slug: unique('refused') }
  expect((await get('/console/organizations?lang=en', { cookie })).status).toBe(403)
  expect((await post('/console/organizations', fields, { cookie })).status).toBe(403)
  expect((await post('/console/organizations', fields)).status).toBe(401)
  expect(await ctx().db.$count(organizations, eq(organizations.slug, fields.slug))).toBe(0)
})

test('an organization’s page lists its events by pages, the latest first', async () => {
  const organization = await makeOrganization()
  const cookie = await signedInAs(organization, 'viewer')
  const day = 86_400_000
  for (let n = 1; n <= 51; n++)
    await makeEvent({ organization, title: { en: `Number ${n}.` }, startsAt: new Date(Date.now() + n * day) })
  const first = await pageOf(`/console/organizations/${organization.slug}?lang=en`, cookie)
  const count = (text: string) => text.match(/Number \d+\./g)?.length
  expect([count(first.text), first.text.includes('Number 1.')]).toEqual([50, false])
  const older = first.text.match(/\?before=([\w-]+)/)?.[1]
  const second = await pageOf(`/console/organizations/${organization.slug}?before=${older}&lang=en`, cookie)
  expect([count(second.text), second.text.includes('Number 1.')]).toEqual([1, true])
  const same = await makeOrganization()
  const startsAt = new Date(Date.now() + day)
  for (let n = 1; n <= 52; n++) await makeEvent({ organization: same, title: { en: `Number ${n}.` }, startsAt })
  const together = `/console/organizations/${same.slug}`
  const beginning = (await pageOf(`${together}?lang=en`, await signedInAs(same, 'viewer'))).text
  const end = beginning.match(/\?before=[\w-]+/)?.[0]
  expect(count((await pageOf(`${together}${end}&lang=en`, await signedInAs(same, 'viewer'))).text)).toBe(2)
  const odd = await pageOf(`/console/organizations/${organization.slug}?before=1e9;--&lang=en`, cookie)
  expect([odd.status, count(odd.text)]).toEqual([200, 50])
})

test('an owner saves the settings; the audit line names what changed, and hosted events count as changed', async () => {
  const organization = await makeOrganization()
  const cookie = await signedInAs(organization, 'owner')
  const event = await makeEvent({ organization, updatedAt: new Date(0) })
  const slug = unique('renamed')
  const fields = {
    'name.en': 'Renamed',
    'name.zh': '清华大学',
    shortName: 'TI',
    slug,
    website: 'https://example.org',
    contactEmail: 'office@example.org',
    'privacyNotice.en': '# Notice\n\nWe keep names.',
  }
  const answer = await post(`/console/organizations/${organization.slug}/settings?lang=en`, fields, { cookie })
  const location = `/console/organizations/${slug}/settings?saved=1&lang=en`
  expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
  const { text } = await pageOf(location, cookie)
  expect(text).toContain('role="status"')
  for (const value of ['Renamed', '清华大学', 'https://example.org/', 'office@example.org', 'We keep names.'])
    expect(text).toContain(value)
  const [line] = await ctx().db.select().from(auditEntries).where(eq(auditEntries.organizationId, organization.id))
  expect(line?.details).toEqual({ changed: ['name', 'privacyNotice', 'slug', 'website', 'contactEmail'] })
  const [touched] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  expect(touched?.updatedAt.getTime()).toBeGreaterThan(0)
})

test('faults stand beside their fields and markup stays text', async () => {
  const organization = await makeOrganization()
  const cookie = await signedInAs(organization, 'owner')
  const other = await makeOrganization()
  const markup = '"><svg onload=alert(1)>'
  const fields = {
    'name.en': markup,
    shortName: '',
    slug: 'Not A Slug',
    website: 'javascript:alert(1)',
    contactEmail: 'x',
  }
  const path = `/console/organizations/${organization.slug}/settings`
  const answer = await post(`${path}?lang=en`, fields, { cookie })
  const text = await answer.text()
  expect(answer.status).toBe(422)
  for (const field of ['shortName', 'slug', 'website', 'contactEmail']) expect(text).toContain(`id="${field}-fault"`)
  expect(text).not.toContain('<svg')
  expect(text).not.toContain('href="javascript:')
  const taken = await post(`${path}?lang=en`, { 'name.en': markup, shortName: 'X', slug: other.slug }, { cookie })
  expect(taken.status).toBe(422)
  expect(await taken.text()).toContain('id="slug-fault"')
  expect((await post(path, { 'name.en': markup, shortName: markup, slug: organization.slug }, { cookie })).status).toBe(
    303,
  )
  for (const page of [`${path}?lang=en`, '/console?lang=en', `/console/organizations/${organization.slug}?lang=en`])
    expect((await pageOf(page, cookie)).text).not.toContain('<svg')
})

test('the console’s pages cost two round trips, and past or foreign events cost nothing on the first one', async () => {
  const organization = await makeOrganization()
  const cookie = await signedInAs(organization, 'owner')
  await makeEvent({ organization, state: 'draft' })
  const home = () => counted('/console?lang=en', { headers: { cookie } })
  const hour = 3_600_000
  const over = { startsAt: new Date(Date.now() - 5 * hour), endsAt: new Date(Date.now() - hour) }
  const store = async (n: number) => {
    for (let i = 0; i < n; i++) await makeEvent(i % 2 ? { organization, ...over } : {})
  }
  await store(2)
  const few = await home()
  await store(40)
  expect(await home()).toEqual({ ...few, status: 200, roundTrips: 2 })
  const path = `/console/organizations/${organization.slug}`
  const trips = async (address: string) => {
    const { status, roundTrips } = await counted(address, { headers: { cookie } })
    return [status, roundTrips]
  }
  expect([await trips(path), await trips(`${path}/members`), await trips(`${path}/settings`)]).toEqual([
    [200, 2],
    [200, 2],
    [200, 1],
  ])
  expect(await trips('/console/organizations')).toEqual([200, 2])
})
