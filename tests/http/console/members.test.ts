import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeMember, makeOrganization, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { type MemberRole, members } from '#worker/domain/organizations/table.ts'

async function world() {
  const organization = await makeOrganization()
  const owner = await makeMember(organization, 'owner')
  return {
    organization,
    owner,
    path: `/console/organizations/${organization.slug}/members`,
    cookie: await makeSignIn(owner),
  }
}

const memberOf = async (accountId: string) => {
  const [row] = await ctx().db.select().from(members).where(eq(members.accountId, accountId))
  return row
}

test('an owner adds a person, who is then on the list with name, address and role', async () => {
  const { path, cookie } = await world()
  const email = `${unique('đ')}@ví-dụ.vn`
  const name = '<img src=x onerror=alert(1)>'
  const answer = await post(`${path}?lang=en`, { email, name, role: 'viewer' }, { cookie })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?added=1&lang=en`])
  const text = await (await get(`${path}?lang=en`, { cookie })).text()
  expect(text).toContain(email)
  expect(text).toContain('2 members')
  expect(text).not.toContain('<img src=x')
})

test('a mistake brings the form back with what was typed; a member is not added twice', async () => {
  const { path, cookie, owner } = await world()
  const lists = ['a@x.test,b@y.test', '"a b"@x.test', 'a@[127.0.0.1]', '']
  for (const email of lists) {
    const answer = await post(`${path}?lang=en`, { email, name: 'Typed Name', role: 'viewer' }, { cookie })
    const text = await answer.text()
    expect([email, answer.status]).toEqual([email, 422])
    expect(text).toContain('id="email-fault"')
    expect(text).toContain('value="Typed Name"')
  }
  const twice = await post(`${path}?lang=en`, { email: owner.email, name: 'X', role: 'viewer' }, { cookie })
  expect(await twice.text()).toContain('This person is already a member.')
  expect((await post(path, { email: 'a@x.test', name: 'X', role: 'king' }, { cookie })).status).toBe(422)
})

test('a lowered or removed member is refused at the very next request', async () => {
  const { organization, path, cookie } = await world()
  const second = await makeMember(organization, 'owner')
  const theirs = await makeSignIn(second)
  const member = await memberOf(second.id)
  expect((await get(`${path}?lang=en`, { cookie: theirs })).status).toBe(200)
  expect((await post(`${path}/${member?.id}/role`, { role: 'viewer' }, { cookie })).status).toBe(303)
  expect((await get(`${path}?lang=en`, { cookie: theirs })).status).toBe(403)
  expect((await post(`${path}/${member?.id}/removal`, {}, { cookie })).status).toBe(303)
  expect((await get(`${path}?lang=en`, { cookie: theirs })).status).toBe(404)
  expect((await post(`${path}/${member?.id}/removal`, {}, { cookie })).status).toBe(404)
})

test('the last owner stays, and an owner who leaves is led home', async () => {
  const { organization, owner, path, cookie } = await world()
  const me = await memberOf(owner.id)
  expect((await post(`${path}/${me?.id}/removal`, {}, { cookie })).status).toBe(409)
  expect((await post(`${path}/${me?.id}/role`, { role: 'viewer' }, { cookie })).status).toBe(409)
  expect((await post(`${path}/${me?.id}/role`, { role: 'king' }, { cookie })).status).toBe(400)
  await makeMember(organization, 'owner')
  const left = await post(`${path}/${me?.id}/removal?lang=en`, {}, { cookie })
  expect([left.status, left.headers.get('location')]).toEqual([303, '/console?lang=en'])
})

test('strangers find nothing, other roles are refused, and nothing changes for either', async () => {
  const { organization, owner, path } = await world()
  const me = await memberOf(owner.id)
  const stranger = (await world()).cookie
  const statuses = async (cookie: string) => [
    (await get(path, { cookie })).status,
    (await post(path, { email: 'a@x.test', name: 'A', role: 'owner' }, { cookie })).status,
    (await post(`${path}/${me?.id}/role`, { role: 'viewer' }, { cookie })).status,
    (await post(`${path}/${me?.id}/removal`, {}, { cookie })).status,
    (await get(path.replace('/members', '/settings'), { cookie })).status,
    (await post(path.replace('/members', '/settings'), {}, { cookie })).status,
  ]
  expect(await statuses(stranger)).toEqual([404, 404, 404, 404, 404, 404])
  const roles: MemberRole[] = ['organiser', 'programme-editor', 'door-staff', 'viewer']
  for (const role of roles) {
    const cookie = await makeSignIn(await makeMember(organization, role))
    expect([role, ...(await statuses(cookie))]).toEqual([role, 403, 403, 403, 403, 403, 403])
  }
  expect((await memberOf(owner.id))?.role).toBe('owner')
  const [unknown, foreign] = await Promise.all(
    ['/console/organizations/no-such-one/members?lang=en', `${path}?lang=en`].map(async (address) =>
      (await (await get(address, { cookie: stranger })).text()).replaceAll(/no-such-one|org-[\w-]+/g, 'X'),
    ),
  )
  expect(foreign).toBe(unknown)
})
