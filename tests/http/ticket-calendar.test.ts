import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { fetchEntries, makeFeedOf, pathOfFeed } from '#tests/support/personal-feeds.ts'
import { get, post } from '#tests/support/requests.ts'
import { linkToken } from '#worker/core/tokens.ts'

async function makeTicket() {
  const registration = await makeRegistration()
  const token = await linkToken(ctx().secret, 'ticket', registration.id, registration.ticketVersion)
  return { owner: { kind: 'ticket', id: registration.id } as const, page: `/tickets/${token}/calendar` }
}

test('nothing is made until it is asked for; then the page has the address, and asking again changes only the alarm', async () => {
  const { owner, page } = await makeTicket()
  expect(await (await get(`${page}?lang=en`)).text()).not.toContain('.ics')
  const made = await post(`${page}?lang=en`, { alarm: '' })
  expect([made.status, made.headers.get('location')]).toEqual([303, `${page}?lang=en&made`])
  const path = await pathOfFeed(owner)
  await post(page, { alarm: '60' })
  const shown = await (await get(`${page}?lang=en&saved`)).text()
  expect([
    await pathOfFeed(owner),
    shown.includes(`${path}?lang=en`),
    shown.includes('<option value="60" selected'),
  ]).toEqual([path, true, true])
})

test('the page and the feed are kept from search engines, from Referer and from every cache, and set no cookie', async () => {
  const { owner, page } = await makeTicket()
  const feed = await makeFeedOf(owner)
  const names = ['referrer-policy', 'x-robots-tag', 'cache-control', 'cache-tag', 'set-cookie']
  const headers = async (path: string) => {
    const answer = await get(path)
    await answer.body?.cancel()
    return names.map((name) => answer.headers.get(name))
  }
  expect([await headers(page), await headers(feed)]).toEqual([
    ['no-referrer', 'noindex', 'private, no-store', null, null],
    ['no-referrer', 'noindex', 'private, no-store', null, null],
  ])
})

test('a new address is found at once, and the old one no more', async () => {
  const { owner, page } = await makeTicket()
  const old = await makeFeedOf(owner)
  const renewed = await post(`${page}/renewal?lang=en`, {})
  expect([renewed.status, renewed.headers.get('location')]).toEqual([303, `${page}?lang=en&renewed`])
  const path = await pathOfFeed(owner)
  expect([(await get(old)).status, (await fetchEntries(path)).length]).toEqual([404, 1])
})

test('an alarm that nobody offers is refused beside its field', async () => {
  const { page } = await makeTicket()
  for (const alarm of ['5', '-10', 'abc', '1e9']) {
    const answer = await post(`${page}?lang=en`, { alarm })
    expect([answer.status, (await answer.text()).includes('id="alarm-fault"')]).toEqual([422, true])
  }
})

test('a token of another kind, a cut one or one with something behind it opens no feed', async () => {
  const { owner, page } = await makeTicket()
  const path = await makeFeedOf(owner)
  const token = page.split('/')[2] ?? ''
  const wrong = [
    `/calendars/${token}.ics`,
    path.replace(/.{6}\.ics$/, 'AAAAAA.ics'),
    path.replace('.ics', 'x.ics'),
    path.replace('.ics', ''),
    '/calendars/%00.ics',
    `/calendars/${'A'.repeat(43)}.ics`,
  ]
  expect(await Promise.all(wrong.map(async (one) => (await get(one)).status))).toEqual(wrong.map(() => 404))
})

test('a poll with the present tag or date is answered 304, with another tag 200', async () => {
  const { owner } = await makeTicket()
  const path = await makeFeedOf(owner)
  const first = await get(path)
  const [etag = '', date = ''] = ['etag', 'last-modified'].map((name) => first.headers.get(name) ?? '')
  const status = async (headers: Record<string, string>) => (await get(path, { headers })).status
  expect([
    await status({ 'if-none-match': etag }),
    await status({ 'if-modified-since': date }),
    await status({ 'if-none-match': '"other"', 'if-modified-since': date }),
  ]).toEqual([304, 304, 200])
})

test('what changed gives another tag and a later date, even within a second', async () => {
  const { owner } = await makeTicket()
  const path = await makeFeedOf(owner)
  const seen = async () => {
    const { headers } = await get(path)
    return [headers.get('etag') ?? '', Date.parse(headers.get('last-modified') ?? '')] as const
  }
  const [before, dateBefore] = await seen()
  await makeFeedOf(owner, 10)
  const [after, dateAfter] = await seen()
  expect([before === after, dateAfter > dateBefore]).toEqual([false, true])
})
