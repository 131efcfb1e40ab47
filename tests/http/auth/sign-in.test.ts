import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeLink } from '#tests/support/links.ts'
import { makeAccount, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { randomKey } from '#worker/core/ids.ts'
import { unseal } from '#worker/core/seal.ts'
import { type AccountRow, signInCodes, signIns } from '#worker/domain/accounts/table.ts'
import { mails } from '#worker/domain/mail/table.ts'

/** A network address of the test's own: the limit counts by address. */
const from = () => ({ headers: { 'cf-connecting-ip': unique('address') } })

async function codeFor(account: AccountRow): Promise<string> {
  await post('/sign-in?lang=en', { email: account.email }, from())
  const [mail] = await ctx().db.select().from(mails).where(eq(mails.mailbox, account.mailbox))
  return unseal(ctx().secret, mail?.sealed ?? '')
}

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

test('a code signs in with a fresh __Host- cookie and leads on to where the person was going', async () => {
  const account = await makeAccount()
  const code = await codeFor(account)
  const fields = { email: account.email, code: ` ${code.slice(0, 3)} ${code.slice(3)}`, next: '/console/organizations' }
  const planted = '__Host-sign-in=planted'
  const answer = await post('/sign-in/code?lang=vi', fields, { ...from(), cookie: planted })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/organizations?lang=vi'])
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-sign-in=[\w-]{22}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await get('/console?lang=en', { cookie: cookieOf(answer) })).status).toBe(200)
  expect((await get('/console?lang=en', { cookie: planted })).status).toBe(303)
})

test('the answer is the same for a mailbox with an account, without one, and beyond its mails of the hour', async () => {
  const account = await makeAccount()
  const unknown = `${unique('person')}@example.org`
  const ask = async (email: string) => {
    const answer = await post('/sign-in?lang=en', { email, next: '/console' }, from())
    return [answer.status, (await answer.text()).replaceAll(email, 'X'), answer.headers.get('set-cookie')]
  }
  const first = await ask(account.email)
  expect(first[0]).toBe(200)
  expect(first[1]).toContain('autocomplete="one-time-code"')
  expect(await ask(unknown)).toEqual(first)
  for (const _ of [1, 2, 3]) expect(await ask(account.email)).toEqual(first)
})

test('a wrong code brings the form back with the address and the reason', async () => {
  const account = await makeAccount()
  const wrong = (await codeFor(account)) === '000000' ? '000001' : '000000'
  for (const code of [wrong, '12345', 'abc', '']) {
    const answer = await post('/sign-in/code?lang=en', { email: account.email, code }, from())
    const text = await answer.text()
    expect([code, answer.status, answer.headers.get('set-cookie')]).toEqual([code, 422, null])
    expect(text).toContain(`value="${account.email}"`)
    expect(text).toContain('id="code-fault"')
  }
})

test('what is not exactly one mailbox is refused beside the field', async () => {
  const lists = [
    'a@x.test,b@y.test',
    '"a b"@x.test',
    'a@[127.0.0.1]',
    `${'a'.repeat(250)}@x.test`,
    'a@x.test\r\nBcc: b@y.test',
  ]
  for (const email of lists) {
    const answer = await post('/sign-in?lang=en', { email }, from())
    expect([email, answer.status]).toEqual([email, 422])
    expect(await answer.text()).toContain('id="email-fault"')
  }
  expect((await post('/sign-in?lang=en', { email: 'đ@ví-dụ.vn' }, from())).status).toBe(200)
})

test('markup in an address is shown as text', async () => {
  const email = `"><svg/onload=alert(1)>@x.test`
  const text = await (await post('/sign-in?lang=en', { email, next: email }, from())).text()
  expect(text).not.toContain('<svg')
})

test('only a path of our own is gone on to', async () => {
  const foreign = [
    '//evil.test',
    '/\\evil.test',
    '/.//evil.test',
    '/\t/evil.test',
    'https:evil.test',
    'https://evil.test',
    '@evil.test',
    'javascript:alert(1)',
    '',
  ]
  const target = async (next: string) => {
    const account = await makeAccount()
    const fields = { email: account.email, code: await codeFor(account), next }
    return (await post('/sign-in/code?lang=en', fields, from())).headers.get('location')
  }
  for (const next of foreign) expect([next, await target(next)]).toEqual([next, '/console?lang=en'])
  expect(await target('/%09/evil.test')).toBe('/%09/evil.test?lang=en')
  expect(await target('/console/events/x?state=draft')).toBe('/console/events/x?state=draft&lang=en')
})

test('a sign-in ends with signing out, and on all devices at once', async () => {
  const account = await makeAccount()
  const [one, two, three] = [await makeSignIn(account), await makeSignIn(account), await makeSignIn(account)]
  const out = await post('/sign-out?lang=en', {}, { cookie: one })
  expect([out.status, out.headers.get('location')]).toEqual([303, '/?lang=en'])
  expect(out.headers.get('set-cookie')).toBe('__Host-sign-in=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
  expect((await post('/sign-out', {}, { cookie: one })).status).toBe(401)
  expect((await post('/sign-out/everywhere?lang=en', {}, { cookie: two })).status).toBe(303)
  expect((await post('/sign-out', {}, { cookie: three })).status).toBe(401)
  expect((await post('/sign-out/everywhere', {})).status).toBe(401)
  expect(await ctx().db.$count(signIns, eq(signIns.accountId, account.id))).toBe(0)
})

test('a post that is not from our own page is refused at every door of the sign-in', async () => {
  const cookie = await makeSignIn(await makeAccount())
  const foreign: Record<string, string>[] = [
    { origin: 'null' },
    { origin: 'http://evil.lectern.test' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const path of ['/sign-in', '/sign-in/code', '/sign-in/links/x', '/sign-out', '/sign-out/everywhere'])
    for (const headers of foreign) expect((await post(path, {}, { cookie, headers })).status).toBe(403)
  expect((await get('/console?lang=en', { cookie })).status).toBe(200)
})

test('looking at a one-time link changes nothing; its button signs in exactly once', async () => {
  const account = await makeAccount()
  const path = `/sign-in/links/${await makeLink(account.mailbox)}?lang=en`
  for (const _ of [1, 2, 3]) {
    const page = await get(path, from())
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(await page.text()).toContain(account.mailbox)
  }
  const answers = await Promise.all([post(path, {}, from()), post(path, {}, from())])
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410])
  const used = await get(path, from())
  expect(used.status).toBe(410)
  expect(await used.text()).toContain('href="/sign-in?lang=en"')
  expect(await ctx().db.$count(signIns, eq(signIns.accountId, account.id))).toBe(1)
})

test('a link is no code and a code is no link; a link of nobody or after its time opens nothing', async () => {
  const account = await makeAccount()
  const token = await makeLink(account.mailbox)
  const [row] = await ctx().db.select().from(signInCodes).where(eq(signInCodes.mailbox, account.mailbox))
  const code = await codeFor(account)
  for (const guess of [code, row?.codeHash ?? '', randomKey()])
    expect((await post(`/sign-in/links/${guess}`, {}, from())).status).toBe(410)
  expect((await post('/sign-in/code', { email: account.email, code: token }, from())).status).toBe(422)

  const late = await makeLink(account.mailbox, new Date(Date.now() - 31 * 60_000))
  const stranger = await makeLink(`${unique('stranger')}@example.org`)
  for (const path of [late, stranger]) expect((await post(`/sign-in/links/${path}`, {}, from())).status).toBe(410)
  expect((await post(`/sign-in/links/${token}`, {}, from())).status).toBe(303)
  expect(await ctx().db.$count(signInCodes, eq(signInCodes.mailbox, account.mailbox))).toBe(0)
})

test('a flood from one network address is slowed down', async () => {
  const address = from()
  const statuses = await Promise.all(
    Array.from({ length: 610 }, async () => (await post('/sign-in', { email: 'x' }, address)).status),
  )
  expect(new Set(statuses)).toEqual(new Set([422, 429]))
  expect((await post('/sign-in', { email: 'x' }, from())).status).toBe(422)
})
