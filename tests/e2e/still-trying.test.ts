import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { benchConfig } from '#tests/bench/config.ts'
import { seedEvents } from '#tests/bench/seed.ts'
import { expectAccessible, expectNoSidewaysScroll, openBrowser, phone } from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

let server: Server
let browser: Browser
let database: D1Database
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({}, benchConfig()), openBrowser()])
  database = (await server.worker.getEnv()).DB
  await seedEvents(database, 3)
})
afterAll(() => Promise.all([server.close(), browser.close()]))

/** How long each call to D1 takes from now on, in milliseconds. */
const setLatency = (latency: number) =>
  fetch(`${server.origin}/bench`, {
    method: 'POST',
    body: JSON.stringify({ latency: { from: latency, to: latency } }),
  })

const countOf = (event: number) =>
  database.prepare('select count(*) as n from registrations where event_id = ?').bind(`e${event}`).first<number>('n')

/** Fills in the form of an event and sends it to a D1 that stalls. */
async function sendWhileStalled(page: Page, event: number): Promise<void> {
  await setLatency(0)
  await page.goto(`${server.origin}/events/seminar-${event}/register?lang=vi`)
  await page.fill('[name=name]', 'Đặng Thị Lan')
  await page.fill('[name=email]', 'lan@example.org')
  await page.check('[name=consent]')
  await setLatency(12_000)
  const started = Date.now()
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.click('button[type=submit]'),
  ])
  expect(answer.status()).toBe(503)
  expect(Date.now() - started).toBeLessThan(10_000)
  await page.waitForLoadState()
  expect(await page.inputValue('[name=name]')).toBe('Đặng Thị Lan')
  expect(await page.isChecked('[name=consent]')).toBe(true)
}

test('while D1 stalls the phone keeps the form and tries again by itself, until the ticket opens; counted once', async () => {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await sendWhileStalled(page, 0)
  expect(await page.textContent('still-trying [role=status]')).toContain('tự thử lại sau')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await setLatency(0)
  await page.waitForURL(/\/tickets\//, { timeout: 60_000 })
  expect(await countOf(0)).toBe(1)
  await context.close()
})

test('whoever changes something is not interrupted: nothing more is sent until the button is pressed', async () => {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await sendWhileStalled(page, 1)
  await page.fill('[name=name]', 'Đặng Thị Lan Anh')
  expect(await page.textContent('still-trying [role=status]')).toContain('bấm nút')
  await setLatency(0)
  await page.click('button[type=submit]')
  await page.waitForURL(/\/tickets\//, { timeout: 60_000 })
  expect(await countOf(1)).toBe(1)
  await context.close()
})

test('without script the button sends the same form with the same key, counted once', async () => {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
  const page = await context.newPage()
  await sendWhileStalled(page, 2)
  await setLatency(0)
  await page.click('button[type=submit]')
  await page.waitForURL(/\/tickets\//, { timeout: 60_000 })
  expect(await countOf(2)).toBe(1)
  await context.close()
})
