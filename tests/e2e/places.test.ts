import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedEvents } from '#tests/bench/seed.ts'
import {
  expectAccessible,
  expectAccessibleWithoutScript,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
} from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

let server: Server
let browser: Browser
let database: D1Database

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  database = (await server.worker.getEnv()).DB
  await seedEvents(database, 3)
})
afterAll(() => Promise.all([server.close(), browser.close()]))

const run = (sql: string, ...values: (string | number)[]) =>
  database
    .prepare(sql)
    .bind(...values)
    .run()

type Options = NonNullable<Parameters<Browser['newContext']>[0]>

async function visit(path: string, options: Options = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: phone, ...options })).newPage()
  await page.goto(new URL(path, server.origin).href)
  return page
}

const submit = (page: Page, form: string) =>
  Promise.all([page.waitForLoadState('load'), page.locator(`${form} button[type=submit]`).first().click()])

const words = (page: Page) => page.locator('main').innerText()

/** Registers over the API; gives the path of the ticket. */
async function register(event: string, name: string): Promise<string> {
  const key = name.toLowerCase().replaceAll(' ', '-')
  const answer = await fetch(`${server.origin}/api/v1/events/${event}/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ name, email: `${key}@example.org`, consent: true }),
  })
  expect(answer.status).toBe(201)
  return new URL(((await answer.json()) as { ticket: string }).ticket).pathname
}

/** Presses a button of somebody's ticket without script. */
async function press(ticket: string, form: string): Promise<void> {
  const page = await visit(`${ticket}?lang=en`, { javaScriptEnabled: false })
  await page.locator(`details:has(form[action*="${form}"]) summary`).click()
  await submit(page, `form[action*="${form}"]`)
  await page.context().close()
}

/** An organiser of the seeded organization, signed in by the code from the mailbox. */
async function organiser(path: string, options: Options): Promise<Page> {
  const page = await visit(path, options)
  await page.fill('input[name=email]', 'organiser@example.org')
  await submit(page, 'main form')
  const { text } = await server.mailTo('organiser@example.org', /./)
  await page.fill('input[name=code]', text.match(/\b\d{6}\b/)?.[0] ?? '')
  await submit(page, 'main form:has(input[name=code])')
  await page.waitForURL(/\/console/)
  await run(
    `insert into members (id, organization_id, account_id, role, created_at) select 'm', 'o', id, 'owner', 0 from accounts`,
  )
  return page
}

test('a waitlist that moves three times, seen from the ticket on a phone without script', async () => {
  await run(`update events set waitlist_mode = 'offers' where id = 'e0'`)
  await run(`update place_kinds set capacity = 1 where event_id = 'e0'`)
  const tickets: string[] = []
  for (const name of ['Anna Holds', 'Binh Waits', 'Chi Waits', 'Dung Waits'])
    tickets.push(await register('seminar-0', name))
  const [anna = '', binh = '', chi = '', dung = ''] = tickets
  const page = await visit(`${dung}?lang=en`, { javaScriptEnabled: false })
  expect(await words(page)).toContain('Your number in the queue: 3')
  await expectAccessibleWithoutScript(page)

  await press(anna, '/cancellation')
  await page.reload()
  expect(await words(page)).toContain('Your number in the queue: 2')
  await press(binh, '/refusal')
  await page.reload()
  expect(await words(page)).toContain('Your number in the queue: 1')
  await press(chi, '/cancellation')
  await page.reload()
  expect(await words(page)).toMatch(
    /A place is held for you: Hall\s+Room 1\s+It is yours if you accept it by .+ Time left: \d+ hours\./,
  )
  await expectAccessibleWithoutScript(page)
  await expectNoSidewaysScroll(page)

  // An offer that is answered before its mail leaves is not told any more.
  const mail = await server.mailTo('dung-waits@example.org', /A place is held for you/)
  expect(mail.attachments).toEqual([])
  await submit(page, 'form[action*="/acceptance"]')
  await page.waitForURL(/accepted/)
  expect(await words(page)).toContain('You have accepted. The place is yours.')
  expect(await words(page)).toMatch(
    /What happened so far[\s\S]*Registered, as number 4[\s\S]*Offered: Hall[\s\S]*Accepted: Hall/,
  )
  expect(await page.locator('main svg').count()).toBe(1)
  await expectAccessibleWithoutScript(page)
  await page.context().close()
})

test('approval on phones in Vietnamese: asked for, decided together, announced after the numbers and the mails are seen, told on the ticket', async () => {
  const vietnamese = { locale: 'vi-VN' }
  await run(`update events set needs_approval = 1 where id = 'e1'`)
  const visitor = await visit('/events/seminar-1/register?lang=vi', vietnamese)
  await visitor.fill('input[name=name]', 'Nguyễn Thị Thử')
  await visitor.fill('input[name=email]', 'thu-nghiem@example.org')
  await visitor.check('input[name=consent]')
  await submit(visitor, 'main form:has(input[name=consent])')
  await visitor.waitForURL(/\/tickets\//)
  expect(await words(visitor)).toContain('Đăng ký của bạn đang chờ ban tổ chức duyệt.')
  await expectAccessible(visitor)
  await server.mailTo('thu-nghiem@example.org', /Đã nhận đăng ký của bạn/)
  for (const name of ['Lan Artificial', 'Minh Artificial', 'Oanh Artificial']) await register('seminar-1', name)

  const page = await organiser('/sign-in?lang=vi', vietnamese)
  const look = async () => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  await page.goto(`${server.origin}/console/events/seminar-1?lang=vi`)
  await look()
  await page.getByRole('link', { name: '4 đăng ký đang chờ xét duyệt' }).click()
  await page.waitForURL(/state=pending/)
  await look()
  await page.getByLabel('Chọn Nguyễn Thị Thử').check()
  await page.getByLabel('Chọn Lan Artificial').check()
  await page.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await page.waitForURL(/done=decided/)
  expect(await words(page)).toContain('đã duyệt, chưa công bố')
  await page.getByLabel('Cả 2 người chưa có quyết định').check()
  await page.fill('input[name=reason]', 'Chỉ dành cho sinh viên năm thứ nhất')
  await page.getByRole('button', { name: 'Từ chối' }).click()
  await page.waitForURL(/done=decided/)
  await visitor.reload()
  expect(await words(visitor)).toContain('đang chờ ban tổ chức duyệt')

  await page.getByText('Sự kiện này: Đăng ký').click()
  await look()
  await page.getByRole('link', { name: 'Tổng quan' }).click()
  await page.getByRole('link', { name: '4 quyết định chưa được công bố' }).click()
  await page.waitForURL(/announcement/)
  await look()
  for (const line of [
    '2 người được duyệt có chỗ.',
    '2 người bị từ chối.',
    'Xin chào Tên Mẫu,',
    'sinh viên năm thứ nhất',
  ]) {
    expect(await words(page)).toContain(line)
  }
  await page.getByRole('button', { name: 'Công bố ngay: 4 thư' }).click()
  await page.waitForURL(/done=announced/)
  await visitor.reload()
  expect(await words(visitor)).toContain('Chỗ của bạn đã được xác nhận.')
  expect(await visitor.locator('main svg').count()).toBe(1)
  await server.mailTo('thu-nghiem@example.org', /Bạn đã có chỗ/)
  const declined = await server.mailTo('minh-artificial@example.org', /About your registration/)
  expect(declined.text).toContain('Chỉ dành cho sinh viên năm thứ nhất')
  await page.getByRole('link', { name: 'Minh Artificial' }).click()
  await page.waitForURL(/registrations\/[\w-]{36}/)
  expect(await words(page)).toContain('Ban tổ chức đã từ chối')
  await look()
  await page.goto(`${server.origin}/console/events/seminar-1?lang=vi`)
  expect(await words(page)).not.toContain('Cần xử lý')
  await page.context().close()
})

test('GCI’s opening on a phone in Vietnamese: hall, two hubs and online, from the first tap to the ticket', async () => {
  await run(
    `insert into place_kinds (id, event_id, type, name, position, capacity) values
       ('dn', 'e2', 'hub', '{"vi":"Đà Nẵng, Trường Đại học Bách khoa","en":"Đà Nẵng"}', 1, 200),
       ('ct', 'e2', 'hub', '{"vi":"Cần Thơ, Trường Đại học Cần Thơ","en":"Cần Thơ"}', 2, 200),
       ('on', 'e2', 'online', '{}', 3, null)`,
  )
  const opening = Date.now() + 8000
  await run(`update events set registration_opens_at = ?1 where id = 'e2'`, opening)
  const page = await visit('/events/seminar-2/register?lang=vi', { locale: 'vi-VN' })
  expect(await words(page)).toMatch(/Mở sau \d+ giây|sau \d+ giây/)
  expect(await page.locator('input[name=name]').count()).toBe(0)
  await expectAccessible(page)
  const early = await fetch(`${server.origin}/events/seminar-2/register`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Early', email: 'early@example.org', consent: 'on', locale: 'vi' }),
  })
  expect(early.status).toBe(409)

  await page.locator('input[name=name]').waitFor({ timeout: 20_000 })
  const waited = Date.now() - opening
  expect(waited).toBeGreaterThanOrEqual(0)
  await expectAccessible(page)
  const started = Date.now()
  let [taps, typed] = [0, 0]
  const tap = async (target: string) => {
    taps += 1
    await page.locator(target).click()
  }
  const type = async (target: string, text: string) => {
    await tap(target)
    typed += text.length
    await page.keyboard.type(text, { delay: 60 })
  }
  const choose = async (target: string, label: RegExp) => {
    taps += 2
    const option = await page.locator(`${target} option`).filter({ hasText: label }).first().getAttribute('value')
    await page.selectOption(target, option ?? '')
  }
  await type('input[name=name]', 'Nguyễn Thị Thử')
  await type('input[name=email]', 'thu@example.org')
  await tap('.preferences summary')
  await choose('[name="preference.2"]', /Đà Nẵng/)
  await choose('[name="preference.3"]', /Trực tuyến/)
  await tap('input[name=consent]')
  await tap('main form:has(input[name=consent]) button[type=submit]')
  await page.waitForURL(/\/tickets\//)
  const seconds = (Date.now() - started) / 1000
  console.info(
    `GCI's opening: form shown ${waited} ms after the opening; ${taps} taps, ${typed} characters, ${seconds.toFixed(1)} s to the ticket`,
  )
  expect(seconds).toBeLessThan(60)
  const ticket = await words(page)
  expect(ticket).toContain('Chỗ của bạn đã được xác nhận.')
  expect(ticket).toContain('Chỗ của bạn: Hội trường')
  expect(ticket).toContain('Đổi loại chỗ tôi muốn')
  const mail = await server.mailTo('thu@example.org', /^Chỗ của bạn: /)
  expect(mail.text).toContain('Hãy đưa mã QR trên vé khi vào cửa.')
  expect(mail.attachments.map(({ name, content }) => [name, content.includes('METHOD:PUBLISH')])).toEqual([
    ['seminar-2.ics', true],
  ])
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
