import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedEvents } from '#tests/bench/seed.ts'
import { expectAccessible, expectNoSidewaysScroll, openBrowser, phone } from '#tests/support/browser.ts'
import { conferenceProgramme, storeRelease } from '#tests/support/frozen.ts'
import { type Server, startServer } from '#tests/support/server.ts'

let server: Server
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const { DB } = await server.worker.getEnv()
  await seedEvents(DB, 1)
  await storeRelease(DB, 'e0', conferenceProgramme(new Date('2030-01-01T02:00:00Z')))
})
afterAll(() => Promise.all([server.close(), browser.close()]))

test('a visitor makes a calendar of their stars on a phone; the next star is in it by itself, and the browser finds its page again', async () => {
  const page = await (await browser.newContext({ viewport: phone })).newPage()
  const schedule = `${server.origin}/events/seminar-0/schedule?lang=en`
  await page.goto(schedule)
  const subscribe = page.getByRole('button', { name: 'Subscribe to my stars' })
  expect(await subscribe.isVisible()).toBe(false)
  const stars = page.locator('button.star:visible')
  await stars.nth(0).click()
  await subscribe.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'My calendar' }).waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const feed = await page.locator('#feed').inputValue()
  const count = async () => (await (await fetch(feed)).text()).split('BEGIN:VEVENT').length - 1
  expect(await count()).toBe(1)
  await page.goto(schedule)
  await stars.nth(1).click()
  await expect.poll(count, { timeout: 8000 }).toBe(2)
  expect(await subscribe.isVisible()).toBe(false)
  await page.getByRole('link', { name: 'Calendar of my stars' }).click()
  expect(await page.locator('#feed').inputValue()).toBe(feed)
})
