import { asc } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '#scripts/demo/context.ts'
import {
  desktop,
  expectAccessible,
  expectAccessibleWithoutScript,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
} from '#tests/support/browser.ts'
import { consoleHand } from '#tests/support/console-hand.ts'
import { type Server, startServer } from '#tests/support/server.ts'
import type { Ctx } from '#worker/core/context.ts'
import { photos } from '#worker/domain/galleries/table.ts'

const names = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png', 'f.png', 'g.png', 'h.png']

let server: Server
let browser: Browser
let editor: Page
let ctx: Ctx

/** Pictures of one colour each, brought in one after the other. */
async function bringIn() {
  for (const [index, name] of names.entries()) {
    const background = { r: 30 * index, g: 120, b: 200 }
    const buffer = await sharp({ create: { width: 320, height: 240, channels: 3, background } })
      .png()
      .toBuffer()
    await editor.setInputFiles('photo-upload input[type=file]', { name, mimeType: 'image/png', buffer })
    await editor.locator('.uploads [data-state=sent]').nth(index).waitFor()
  }
  await editor.getByText('All photos are prepared.').waitFor()
}

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  ctx = contextOf(await server.worker.getEnv())
  editor = await (await browser.newContext({ viewport: desktop })).newPage()
  const hand = consoleHand(editor, server)
  await hand.signIn()
  await hand.makeSeminar()
  await hand.open('/console/events/seminar/photos')
  await bringIn()
}, 120_000)
afterAll(() => Promise.all([server.close(), browser.close()]))

const path = '/console/events/seminar/photos?lang=en'

/** First letters of the photos as they are stored. */
const stored = async () =>
  (await ctx.db.select({ name: photos.fileName }).from(photos).orderBy(asc(photos.position)))
    .map(({ name }) => name[0])
    .join('')

const shown = async (page: Page) =>
  (await page.locator('.photo-list .name').allTextContents()).map((name) => name[0]).join('')

/** The order is what the page shows, is stored, and is shown when the page is loaded again. */
async function expectOrder(page: Page, letters: string) {
  expect(await shown(page)).toBe(letters)
  await expect.poll(stored, { timeout: 5000 }).toBe(letters)
  await page.goto(server.origin + path)
  expect(await shown(page)).toBe(letters)
}

const photo = (page: Page, letter: string) =>
  page.locator('.photo-list li').filter({ has: page.locator('.name', { hasText: `${letter}.png` }) })

async function middleOf(page: Page, letter: string, within = '.frame') {
  const box = await photo(page, letter).locator(within).boundingBox()
  if (!box) throw new Error(`${letter} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width }
}

const scrolled = async (page: Page) => Number(await page.evaluate('scrollY'))

/** The list begins below the edge where dragging scrolls the page, and nothing rolls on from a swipe before. */
async function showList(page: Page) {
  for (let before = Number.NaN; before !== (await scrolled(page)); await page.waitForTimeout(200))
    before = await scrolled(page)
  await page.evaluate("document.querySelector('.photo-list').scrollIntoView(); scrollBy(0, -60)")
}

const said = (page: Page, words: string) =>
  expect.poll(() => page.locator('photo-order > p[role=status]').textContent(), { timeout: 5000 }).toBe(words)

/** The pages of another visitor of the same account: a phone with fingers, or a browser without script. */
async function another(
  options: Parameters<Browser['newContext']>[0],
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(options)
  await context.addCookies(await editor.context().cookies())
  const page = await context.newPage()
  await page.goto(server.origin + path)
  return { page, context }
}

test('a photo is dragged with the mouse before or behind another, and given up with Escape', async () => {
  await editor.goto(server.origin + path)
  await expectOrder(editor, 'abcdefgh')
  await showList(editor)
  const [from, to] = [await middleOf(editor, 'f'), await middleOf(editor, 'b')]
  await editor.mouse.move(from.x, from.y)
  await editor.mouse.down()
  await editor.mouse.move(from.x - 20, from.y - 10)
  await editor.mouse.move(to.x - to.width / 4, to.y, { steps: 8 })
  expect(await photo(editor, 'b').getAttribute('class')).toBe('drop-before')
  await editor.keyboard.press('Escape')
  await editor.mouse.up()
  expect([await shown(editor), await editor.locator('.drag-ghost').count()]).toEqual(['abcdefgh', 0])
  await editor.mouse.move(from.x, from.y)
  await editor.mouse.down()
  await editor.mouse.move(to.x - to.width / 4, to.y, { steps: 8 })
  await editor.mouse.up()
  await said(editor, 'f.png now stands in place 2.')
  await expectOrder(editor, 'afbcdegh')
})

test('ticked photos are dragged together, in the order in which they stand', async () => {
  await editor.goto(server.origin + path)
  for (const letter of ['a', 'b', 'g']) await photo(editor, letter).locator('input[type=checkbox]').check()
  await expectAccessible(editor)
  await showList(editor)
  const [from, to] = [await middleOf(editor, 'b'), await middleOf(editor, 'd')]
  await editor.mouse.move(from.x, from.y)
  await editor.mouse.down()
  await editor.mouse.move(to.x + to.width / 4, to.y, { steps: 8 })
  await editor.mouse.up()
  await expectOrder(editor, 'fcdabgeh')
})

test('a finger drags a photo by its handle, and scrolls the page anywhere else', async () => {
  const { page, context } = await another({ viewport: phone, hasTouch: true, isMobile: true })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await showList(page)
  const session = await context.newCDPSession(page)
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at.x, y: at.y }] : [] })
  }
  const swipe = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await touch('touchStart', from)
    for (let step = 1; step <= 8; step += 1)
      await touch('touchMove', { x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 })
    await touch('touchEnd')
  }
  const before = await scrolled(page)
  const picture = await middleOf(page, 'c')
  await swipe(picture, { x: picture.x, y: picture.y - 200 })
  await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 50)
  expect(await shown(page)).toBe('fcdabgeh')
  await showList(page)
  const to = await middleOf(page, 'c')
  await swipe(await middleOf(page, 'a', '.handle'), { x: to.x - to.width / 4, y: to.y })
  await said(page, 'a.png now stands in place 2.')
  await expectOrder(page, 'facdbgeh')
  await context.close()
})

test('with the keyboard a photo goes forward and back by its arrows, which keep the focus; what cannot be stored goes back', async () => {
  await editor.goto(server.origin + path)
  await photo(editor, 'g').getByRole('button', { name: 'Move forward' }).focus()
  for (const words of ['g.png now stands in place 5.', 'g.png now stands in place 4.']) {
    await editor.keyboard.press('Enter')
    await said(editor, words)
  }
  await editor.keyboard.press('Tab')
  await editor.keyboard.press('Space')
  await said(editor, 'g.png now stands in place 5.')
  await expectOrder(editor, 'facdgbeh')
  await editor.route('**/position?**', (route) => route.abort())
  await photo(editor, 'g').getByRole('button', { name: 'Move back' }).click()
  await said(editor, 'The order could not be stored, so everything stands as before. Try again.')
  await editor.unroute('**/position?**')
  await expectOrder(editor, 'facdgbeh')
})

test('without script the arrows lead back to the photo, and ticked photos go to a place by its number', async () => {
  const { page, context } = await another({ viewport: phone, javaScriptEnabled: false })
  await photo(page, 'h').getByRole('button', { name: 'Move forward' }).click()
  await expect.poll(() => page.url()).toContain('#photo-')
  expect(await shown(page)).toBe('facdgbhe')
  for (const letter of ['f', 'h']) await photo(page, letter).locator('input[type=checkbox]').check()
  await page.getByText('Order', { exact: true }).click()
  await page.fill('[name=place]', '3')
  await page.getByRole('button', { name: 'Put them there' }).click()
  await page.getByText('2 photos were put there.').waitFor()
  expect([await shown(page), await stored()]).toEqual(['acfhdgbe', 'acfhdgbe'])
  await expectAccessibleWithoutScript(page)
  await context.close()
})
