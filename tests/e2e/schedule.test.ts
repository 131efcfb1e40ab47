import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedEvents } from '#tests/bench/seed.ts'
import { budgets, weigh } from '#tests/bench/weights.ts'
import {
  desktop,
  expectAccessible,
  expectAccessibleWithoutScript,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
} from '#tests/support/browser.ts'
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

type Options = NonNullable<Parameters<Browser['newContext']>[0]>

/** A new browser of a visitor in Hanoi, at the schedule. */
async function visit(options: Options, query = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop, timezoneId: 'Asia/Ho_Chi_Minh', ...options })
  const page = await context.newPage()
  await page.goto(`${server.origin}/events/seminar-0/schedule?lang=en${query}`)
  return page
}

const status = (page: Page) => page.locator('.stars > [role=status]').innerText()

/** The layout shift of the page so far, as the browser counts it. */
const layoutShift = (page: Page) =>
  page.evaluate<number>(
    `new Promise((resolve) => {
      let sum = 0
      const add = (entries) => { for (const entry of entries) sum += entry.hadRecentInput ? 0 : entry.value }
      const observer = new PerformanceObserver((list) => add(list.getEntries()))
      observer.observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => resolve(sum), 300)
    })`,
  )

test('a visitor filters on a phone without script, shares the address and clears the filters', async () => {
  const page = await visit({ viewport: phone, javaScriptEnabled: false })
  await expectAccessibleWithoutScript(page)
  await expectNoSidewaysScroll(page)
  expect(await page.locator('table:visible').count()).toBe(0)
  expect(await page.locator('li[data-session]:visible').count()).toBe(300)
  expect(await page.locator('.stars:visible, .star:visible').count()).toBe(0)
  await page.locator('summary', { hasText: 'Filter' }).click()
  await page.selectOption('#kind', 'keynote')
  await page.selectOption('#language', 'en')
  await page.locator('form:has(#kind) button').click()
  await page.waitForURL(/kind=keynote/)
  await expectAccessibleWithoutScript(page)
  const found = await page.locator('li[data-session]:visible').count()
  expect(found).toBeGreaterThan(0)
  expect(found).toBeLessThan(300)
  const said = await page.locator('.schedule-count').innerText()
  expect(said).toBe(`${found} of 300 sessions · Filtered by Language: English · Kind: Keynote`)
  const shared = await visit({}, `&${new URL(page.url()).searchParams}`)
  expect(await shared.locator('.schedule-count').innerText()).toBe(said)
  await page.locator('.schedule-clear a').click()
  expect(await page.locator('li[data-session]:visible').count()).toBe(300)
})

test('by keyboard, on a desktop, the tables scroll and sessions are starred; overlaps among the stars are told, over reloads and tabs', async () => {
  const page = await visit({})
  expect(await page.locator('li[data-session]:visible').count()).toBe(0)
  expect(await page.locator('table:visible').count()).toBe(3)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const box = page.locator('.schedule-grid').first()
  await box.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  for (const number of [1, 2]) {
    await page.locator(`.schedule-grid [data-session="${number}"] a`).focus()
    await page.keyboard.press('Tab')
    const star = page.locator(`.schedule-grid [data-star="${number}"]`)
    expect(await star.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.press('Space')
    expect(await star.getAttribute('aria-pressed')).toBe('true')
  }
  const titles = await Promise.all(
    [1, 2].map((number) => page.locator(`.schedule-grid [data-session="${number}"] a`).innerText()),
  )
  expect(await status(page)).toBe('2 sessions starred · 1 overlap')
  await page.reload()
  expect(await status(page)).toBe('2 sessions starred · 1 overlap')
  expect(await layoutShift(page)).toBeLessThan(0.02)
  await page.locator('.stars summary').click()
  expect(await page.locator('.stars li').allInnerTexts()).toEqual([`“${titles[0]}” and “${titles[1]}” overlap`])
  await expectAccessible(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.locator('.schedule-grid [data-star="2"]').click()
  await expect.poll(() => status(page)).toBe('1 session starred')
  await page.locator('.stars > button').click()
  expect(await page.locator('.schedule-grid [data-session]:visible').count()).toBe(1)
  await page.setViewportSize(phone)
  expect(await page.locator('li[data-session]:visible').count()).toBe(1)
  await expectAccessible(page)
})

test('what holds the focus in a table is never under its sticky head', async () => {
  const page = await visit({})
  const covered = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll('.schedule-grid :is(a, .star)')].slice(0, 200).flatMap((link) => {
    link.focus()
    const box = link.getBoundingClientRect()
    const top = document.elementFromPoint(box.left + 2, box.top + 2)
    return top && (link === top || link.contains(top)) ? [] : [link.outerHTML]
  })`)
  expect(covered).toEqual([])
})

test('a browser that keeps nothing says so', async () => {
  const page = await visit({})
  await page.addInitScript(`Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`)
  await page.reload()
  await page.locator('.schedule-grid [data-star="1"]').click()
  expect(await status(page)).toContain('Your browser does not let us keep stars')
  expect(await page.locator('.schedule-grid [data-star="1"]').getAttribute('aria-pressed')).toBe('true')
})

test('a visitor in another zone is offered it, is offered it again next time, and finds the way back', async () => {
  const page = await visit({ timezoneId: 'Asia/Tokyo' })
  const offer = page.locator('.schedule-offer a')
  expect(await offer.innerText()).toBe('Show in your time (GMT+9)')
  await offer.click()
  await page.waitForURL(/zone=Asia(%2F|\/)Tokyo/)
  await expectAccessible(page)
  expect(await page.locator('tbody th').first().innerText()).toBe('11:00')
  expect(await page.locator('own-zone').innerText()).toContain('The event’s own time zone: Indochina Time (GMT+7)')
  await page.locator('.event-zone').click()
  expect(await page.locator('tbody th').first().innerText()).toBe('09:00')
  await page.locator('summary', { hasText: 'Time zone' }).click()
  await page.selectOption('#zone', 'Europe/Paris')
  await page.locator('form:has(#zone) button').click()
  await page.waitForURL(/zone=Europe/)
  await page.goto(`${server.origin}/events/seminar-0/schedule?lang=en`)
  expect(await offer.innerText()).toBe('Show in your time (GMT+1)')
  const home = await visit({ timezoneId: 'Asia/Bangkok' })
  expect(await home.locator('.schedule-offer a').count()).toBe(0)
})

test('printed, it is the list in black on white without navigation, whatever the screen', async () => {
  const page = await visit({ colorScheme: 'dark' })
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('nav:visible, form:visible, button:visible, table:visible').count()).toBe(0)
  expect(await page.locator('li[data-session]:visible').count()).toBe(300)
  const colours = await page.evaluate(
    `[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]`,
  )
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
})

test('the page keeps its budget, nothing of it jumps, and at 320 px it is the list', async () => {
  const html = await (await fetch(`${server.origin}/events/seminar-0/schedule?lang=vi`)).text()
  const weight = weigh(html)
  const over = Object.entries(weight).filter(
    ([part, bytes]) => bytes > (budgets.schedule?.[part as keyof typeof weight] ?? 0),
  )
  expect(over).toEqual([])
  const page = await visit({ viewport: { width: 320, height: 640 } })
  expect(await layoutShift(page)).toBeLessThan(0.02)
  expect(await page.locator('table:visible').count()).toBe(0)
  await expectNoSidewaysScroll(page)
})
