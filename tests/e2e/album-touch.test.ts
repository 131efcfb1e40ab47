import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '#scripts/demo/context.ts'
import { seedEvents } from '#tests/bench/seed.ts'
import { storeAlbums } from '#tests/support/album.ts'
import { desktop, openBrowser, phone } from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

const count = 66
const gallery = '/events/seminar-0/photos'
const touch: BrowserContextOptions = { viewport: phone, hasTouch: true, isMobile: true }

let server: Server
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const env = await server.worker.getEnv()
  await seedEvents(env.DB, 1)
  await storeAlbums(contextOf(env), 'e0', count)
})
afterAll(() => Promise.all([server.close(), browser.close()]))

async function visit(options: BrowserContextOptions, query = '', script?: string): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  if (script) await page.addInitScript(script)
  await page.goto(`${server.origin}${gallery}?lang=en${query}`)
  return page
}

const nameOf = (page: Page) => page.locator('[role=dialog]').getAttribute('aria-label')
const keyAt = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)
const key = (n: number) => `picture-${String(n - 1).padStart(14, '0')}`

/** Opens a picture of the page, from 0, and waits until it takes keys and fingers. */
async function open(page: Page, index: number): Promise<void> {
  const link = page.locator('.gallery a').nth(index)
  if (page.viewportSize()?.width === phone.width) await link.tap()
  else await link.click()
  await page.locator('.pswp--ui-visible').waitFor()
  await expect.poll(() => page.evaluate('window.pswp.opener.isOpen')).toBe(true)
}

interface Point {
  x: number
  y: number
}

/** Fingers go over the glass from one place to another, step by step. */
async function drag(session: CDPSession, from: readonly Point[], to: readonly Point[]): Promise<void> {
  const steps = 10
  const pointsAt = (step: number) =>
    from.map(({ x, y }, finger) => {
      const end = to[finger] ?? { x, y }
      return { x: x + ((end.x - x) * step) / steps, y: y + ((end.y - y) * step) / steps, id: finger }
    })
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: pointsAt(0) })
  for (let step = 1; step <= steps; step += 1) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: pointsAt(step) })
    await new Promise((resolve) => setTimeout(resolve, 16))
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

const widthOf = (page: Page) =>
  page
    .locator('.pswp__item[aria-hidden=false] .pswp__img:not(.pswp__img--placeholder)')
    .evaluate((image) => image.getBoundingClientRect().width)

test('on a phone one swipes to the next picture and back, spreads two fingers to enlarge, and drags down to close', async () => {
  const page = await visit(touch)
  const fingers = await page.context().newCDPSession(page)
  await open(page, 1)
  expect(await nameOf(page)).toBe(`Photo 2 of ${count}`)
  await drag(fingers, [{ x: 330, y: 420 }], [{ x: 60, y: 420 }])
  await expect.poll(() => nameOf(page)).toBe(`Photo 3 of ${count}`)
  expect(keyAt(page)).toBe(key(3))
  await drag(fingers, [{ x: 60, y: 420 }], [{ x: 330, y: 420 }])
  await expect.poll(() => nameOf(page)).toBe(`Photo 2 of ${count}`)
  await expect.poll(() => page.evaluate('window.pswp.mainScroll.isShifted()')).toBe(false)
  const whole = await widthOf(page)
  const middle = [
    { x: 180, y: 400 },
    { x: 210, y: 440 },
  ]
  await drag(fingers, middle, [
    { x: 60, y: 280 },
    { x: 330, y: 560 },
  ])
  await expect.poll(() => widthOf(page)).toBeGreaterThan(whole * 1.5)
  await drag(
    fingers,
    [
      { x: 60, y: 280 },
      { x: 330, y: 560 },
    ],
    middle,
  )
  await expect.poll(() => widthOf(page)).toBeLessThan(whole * 1.1)
  expect(await nameOf(page)).toBe(`Photo 2 of ${count}`)
  await drag(fingers, [{ x: 195, y: 400 }], [{ x: 195, y: 700 }])
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
  await expect.poll(() => new URL(page.url()).pathname).toBe(gallery)
})

test('from the first picture of a later page one goes back into the page before, counted over all pages', async () => {
  const page = await visit({ viewport: desktop }, '&page=2')
  await open(page, 0)
  expect(await nameOf(page)).toBe(`Photo 61 of ${count}`)
  for (const number of [60, 59, 58]) {
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => nameOf(page)).toBe(`Photo ${number} of ${count}`)
    await expect.poll(() => keyAt(page)).toBe(key(number))
  }
  await expect.poll(() => widthOf(page)).toBeGreaterThan(300)
  for (const number of [59, 60, 61, 62]) {
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => nameOf(page)).toBe(`Photo ${number} of ${count}`)
  }
  expect(keyAt(page)).toBe(key(62))
  await page.keyboard.press('Escape')
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
  // What was brought stays, once and in order, and no link leads to it a second time.
  const keys = await page.evaluate<string[]>(
    "[...document.querySelectorAll('.gallery a')].map((link) => link.pathname.split('/').at(-1))",
  )
  expect(keys).toEqual(Array.from({ length: count }, (_, index) => key(index + 1)))
  expect(await page.locator('main a[rel=prev], main a[rel=next]').count()).toBe(0)
})

test('without network the lightbox says that a picture does not come, and brings it once there is one', async () => {
  const page = await visit({ viewport: desktop }, '&page=2')
  await page.route(`**${gallery}?lang=en`, (route) => route.abort())
  await open(page, 0)
  await page.keyboard.press('ArrowLeft')
  await expect
    .poll(() => page.locator('.pswp__item[aria-hidden=false] .pswp__missing').innerText())
    .toBe('This photo could not be loaded.')
  expect(await nameOf(page)).toBe(`Photo 60 of ${count}`)
  expect(await page.locator('.pswp__button--download').getAttribute('href')).toBe(null)
  await page.unroute(`**${gallery}?lang=en`)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => keyAt(page)).toBe(key(59))
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => keyAt(page)).toBe(key(60))
})

test('where the device can, the picture is shared by its title and address; else its link is copied', async () => {
  const page = await visit(touch, '', 'navigator.share = async (what) => { window.shared = what }')
  await open(page, 2)
  expect(await page.locator('.pswp__button--copy').count()).toBe(0)
  await page.getByRole('button', { name: 'Share' }).tap()
  expect(await page.evaluate('window.shared')).toEqual({
    title: await page.title(),
    url: `${server.origin}${gallery}/${key(3)}?lang=en`,
  })
  const other = await visit(touch, '', 'delete Navigator.prototype.share')
  await open(other, 2)
  expect(await other.getByRole('button', { name: 'Share' }).count()).toBe(0)
  expect(await other.getByRole('button', { name: 'Copy link' }).count()).toBe(1)
})

test('for whoever wants no motion the lightbox opens without any, and the picture is enlarged at once', async () => {
  const page = await visit({ viewport: desktop, reducedMotion: 'reduce' })
  await open(page, 0)
  const options = '[window.pswp.options.showHideAnimationType, window.pswp.options.zoomAnimationDuration]'
  expect(await page.evaluate(options)).toEqual(['none', 0])
})
