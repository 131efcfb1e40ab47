import AxeBuilder from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { expect } from 'vitest'

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 800 }

/** The Chromium that comes as a package: nothing is downloaded. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process, closing one context ends the browser.
    args: [...chromium.args.filter((argument) => argument !== '--single-process'), '--no-sandbox'],
    headless: true,
  })

/** No violation of WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Of what passes nothing is asked: to name each node of it takes most of the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // Our pages have no frames, which it would gather on a page of its own.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([])
}

/** The same for a page that was reached without script: the rules are scripts, so they look at its address in a browser that has it. */
export async function expectAccessibleWithoutScript(page: Page): Promise<void> {
  const browser = page.context().browser()
  const context = await browser?.newContext({ viewport: page.viewportSize() })
  const twin = await context?.newPage()
  if (!twin) throw new Error('the page has no browser')
  await twin.goto(page.url())
  await expectAccessible(twin)
  await context?.close()
}

/** Nothing on the page is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), page.url()).toBe(true)
}
