import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessibleWithoutScript, openBrowser, phone } from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

let server: Server
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
afterAll(() => Promise.all([server.close(), browser.close()]))

test('an unknown address is accessible', async () => {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
  const page = await context.newPage()
  const answer = await page.goto(`${server.origin}/nothing?lang=vi`)
  expect(answer?.status()).toBe(404)
  await expectAccessibleWithoutScript(page)
  await context.close()
})
