import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '#scripts/demo/context.ts'
import { seedEvents } from '#tests/bench/seed.ts'
import { storeAlbums } from '#tests/support/album.ts'
import { desktop, expectAccessible, expectNoSidewaysScroll, openBrowser, phone } from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

const count = 66
const gallery = '/events/seminar-0/photos'

let server: Server
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const env = await server.worker.getEnv()
  await seedEvents(env.DB, 1)
  await storeAlbums(contextOf(env), 'e0', count)
})
afterAll(() => Promise.all([server.close(), browser.close()]))

async function visit(path: string, options: BrowserContextOptions = { viewport: desktop }): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${server.origin}${path}?lang=en`)
  return page
}

/** How far things moved on a page whose pictures come late, read to its end (web-vitals: the sum suffices below one window). */
async function layoutShift(path: string, viewport: typeof phone): Promise<number> {
  const page = await (await browser.newContext({ viewport })).newPage()
  await page.route('**/files/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })
  await page.addInitScript(`window.shift = 0
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value })
      .observe({ type: 'layout-shift', buffered: true })`)
  await page.goto(`${server.origin}${path}?lang=en`)
  for (let step = 0; step < 6; step += 1) {
    await page.mouse.wheel(0, 900)
    await page.waitForTimeout(250)
  }
  return page.evaluate<number>('window.shift')
}

const nameOf = (page: Page) => page.locator('[role=dialog]').getAttribute('aria-label')
const photoAt = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)
const key = (n: number) => `picture-${String(n - 1).padStart(14, '0')}`

test('nothing moves while the pictures come, on a phone and on a desk', async () => {
  for (const viewport of [phone, desktop]) {
    expect(await layoutShift(gallery, viewport)).toBe(0)
    expect(await layoutShift(`${gallery}/${key(2)}`, viewport)).toBe(0)
  }
})

test('gallery, album and photo are accessible, no wider than a phone, and a likeness stands where a picture has not come', async () => {
  const album = `${gallery}/albums/00000000-0000-7000-8000-00000000000b`
  for (const path of [gallery, album, `${gallery}/${key(1)}`]) {
    const page = await visit(path, { viewport: phone, colorScheme: 'dark' })
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  const page = await (await browser.newContext({ viewport: phone })).newPage()
  // The pictures never come.
  await page.route('**/files/**', () => undefined)
  await page.goto(`${server.origin}${gallery}?lang=en`, { waitUntil: 'domcontentloaded' })
  const background = () =>
    page
      .locator('.gallery img')
      .first()
      .evaluate((image) => image.style.backgroundImage)
  await expect.poll(background).toMatch(/^url\("data:image\/png/)
})

test('the lightbox works by keyboard alone: it is named, keeps the focus, follows the address and gives the focus back', async () => {
  const page = await visit(gallery)
  const third = page.locator('.gallery a').nth(2)
  await third.focus()
  await page.keyboard.press('Enter')
  await page.locator('.pswp--ui-visible').waitFor()
  expect(await nameOf(page)).toBe(`Photo 3 of ${count}`)
  expect(photoAt(page)).toBe(key(3))
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => nameOf(page)).toBe(`Photo 4 of ${count}`)
  expect(await page.locator('.pswp__caption').innerText()).toBe('A caption of picture 4 · Photo: Test Photographer')
  expect(photoAt(page)).toBe(key(4))
  const reached = new Set<string>()
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate<string>(
      `(document.activeElement.closest('[role=dialog]') ? '' : 'outside: ') + (document.activeElement.getAttribute('aria-label') ?? document.activeElement.title)`,
    )
    reached.add(name)
  }
  expect([...reached].filter((name) => name.startsWith('outside'))).toEqual([])
  expect([...reached]).toEqual(expect.arrayContaining(['Download', 'Copy link', 'Close', 'Next photo']))
  const download = page.locator('.pswp a[download]')
  expect(await download.getAttribute('href')).toBe(`/files/${key(4)}/2400.webp`)
  expect(await download.getAttribute('download')).toBe('seminar-0_0004.webp')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
  await expect.poll(() => new URL(page.url()).pathname).toBe(gallery)
  expect(await page.evaluate("document.activeElement === document.querySelectorAll('.gallery a')[2]")).toBe(true)
})

test('a link is copied and said aloud; "back" closes; the lightbox goes on into the next page', async () => {
  const page = await visit(gallery)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('.gallery a').nth(58).focus()
  await page.keyboard.press('Enter')
  await page.locator('.pswp--ui-visible').waitFor()
  await page.locator('.pswp__button--copy').click()
  await expect.poll(() => page.locator('.pswp [role=status]').innerText()).toBe('Link copied')
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${server.origin}${gallery}/${key(59)}?lang=en`)
  for (const number of [60, 61, 62]) {
    await expect.poll(() => page.locator('.pswp__button--arrow--next').isEnabled()).toBe(true)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => nameOf(page)).toBe(`Photo ${number} of ${count}`)
  }
  await page.goBack()
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('.gallery > li').count()).toBe(count)
  expect(await page.locator('main a[rel=next]').count()).toBe(0)
})

test('everything is reached without script', async () => {
  const page = await visit(gallery, { viewport: phone, javaScriptEnabled: false })
  await page.click('main a[rel=next]')
  expect(await page.locator('.gallery > li').count()).toBe(count - 60)
  await page.click('main a[rel=prev]')
  await page.click('.albums a >> nth=1')
  expect(await page.locator('h1').innerText()).toBe('The signing')
  await page.click('.gallery a >> nth=0')
  expect(await page.locator('h1').innerText()).toBe(`Photo 5 of ${count}`)
  await page.click('main a[rel=next]')
  expect(await page.locator('h1').innerText()).toBe(`Photo 6 of ${count}`)
})
