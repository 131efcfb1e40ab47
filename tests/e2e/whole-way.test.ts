import ICAL from 'ical.js'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  desktop,
  expectAccessible,
  expectAccessibleWithoutScript,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
} from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

let server: Server
let browser: Browser
let organiser: Page
let event: string
const tickets: Record<string, string> = {}

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
afterAll(() => Promise.all([server.close(), browser.close()]))

type Options = NonNullable<Parameters<Browser['newContext']>[0]>

const expectGood = (page: Page, { javaScriptEnabled }: Options) =>
  javaScriptEnabled === false ? expectAccessibleWithoutScript(page) : expectAccessible(page)

const address = (path: string, locale = 'en') => `${server.origin}${path}?lang=${locale}`

/** A new browser of a visitor, at a page that was looked at by the accessibility rules. */
async function visit(path: string, locale: string, options: Options): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(address(path, locale))
  await expectGood(page, options)
  await expectNoSidewaysScroll(page)
  return { page, context }
}

const submit = (page: Page, form = 'main form') =>
  Promise.all([page.waitForLoadState('load'), page.locator(`${form} button[type=submit]`).first().click()])

async function register(email: string, options: Options): Promise<Page> {
  const { page } = await visit(`/events/${event}`, 'vi', options)
  await page.locator(`main a[href*="/events/${event}/register"]`).first().click()
  await page.waitForURL(/\/register\?lang=vi/)
  await expectGood(page, options)
  await page.fill('input[name=name]', 'Trần Thị Thử Nghiệm')
  await page.fill('input[name=email]', email)
  await page.check('input[name=consent]')
  await submit(page, 'main form:has(input[name=consent])')
  await page.waitForURL(/\/tickets\//)
  await expectGood(page, options)
  await expectNoSidewaysScroll(page)
  tickets[email] = page.url()
  return page
}

test('an organiser signs in by the code from the mailbox and creates an institution', async () => {
  organiser = await (await browser.newContext({ viewport: desktop })).newPage()
  await organiser.goto(address('/console'))
  await organiser.waitForURL(/\/sign-in/)
  await expectAccessible(organiser)
  await organiser.fill('input[name=email]', 'organiser@example.org')
  await submit(organiser)
  await expectAccessible(organiser)
  const { text } = await server.mailTo('organiser@example.org', /./)
  await organiser.fill('input[name=code]', text.match(/\b\d{6}\b/)?.[0] ?? '')
  await submit(organiser, 'main form:has(input[name=code])')
  await organiser.waitForURL(/\/console/)
  await expectAccessible(organiser)
  await organiser.goto(address('/console/organizations'))
  await expectAccessible(organiser)
  await organiser.fill('[name="name.en"]', 'Journey Institute')
  await organiser.fill('[name="shortName"]', 'JI')
  await organiser.fill('[name="slug"]', 'journey')
  await submit(organiser, 'main form:has([name="shortName"])')
  await organiser.waitForURL(/\/console\/organizations\/journey/)
  await expectAccessible(organiser)
})

test('and creates and publishes a seminar in two languages', async () => {
  await organiser.goto(address('/console/organizations/journey/events/new'))
  await expectAccessible(organiser)
  for (const language of ['en', 'vi']) await organiser.check(`input[name=languages][value=${language}]`)
  await organiser.fill('[name="title.en"]', 'Seminar of the whole way')
  await organiser.fill('[name="title.vi"]', 'Hội thảo đi trọn con đường')
  await organiser.fill('[name="place.vi"]', 'Hội trường lớn')
  await organiser.fill('[name=startsAt]', '2031-05-20T09:00')
  await organiser.fill('[name=endsAt]', '2031-05-20T12:00')
  await organiser.fill('[name=capacity]', '2')
  await submit(organiser, 'main form:has([name="title.en"])')
  await organiser.waitForURL(/\/console\/events\//)
  await expectAccessible(organiser)
  event = organiser.url().match(/\/console\/events\/([^/?]+)/)?.[1] ?? ''
  expect(event).toBe('seminar-of-the-whole-way')
  expect((await fetch(address(`/events/${event}`))).status).toBe(404)
  await submit(organiser, 'main form[action*="/publication"]')
  const page = await fetch(address(`/events/${event}`, 'vi'))
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Hội thảo đi trọn con đường')
})

test('visitors register on a phone without script and on a desktop with it, until the hall is full and the third waits', async () => {
  const first = await register('first@example.org', { viewport: phone, javaScriptEnabled: false })
  expect(await first.locator('main svg').count()).toBeGreaterThan(0)
  await register('second@example.org', { viewport: desktop })
  const third = await register('third@example.org', { viewport: phone })
  expect(await third.locator('main').innerText()).toMatch(/\b1\b/)
  const mail = await server.mailTo('first@example.org', /./)
  const calendar = mail.attachments.find(({ name }) => name.endsWith('.ics'))?.content ?? ''
  const entry = new ICAL.Event(new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent') ?? undefined)
  expect(entry.startDate.toJSDate().toISOString()).toBe('2031-05-20T02:00:00.000Z')
  expect(entry.endDate.toJSDate().toISOString()).toBe('2031-05-20T05:00:00.000Z')
  expect(entry.summary).toBe('Hội thảo đi trọn con đường')
})

test('one cancels, the third is promoted and mailed', async () => {
  const { page } = await visit(new URL(tickets['first@example.org'] ?? '').pathname, 'vi', {
    viewport: phone,
    javaScriptEnabled: false,
  })
  await page.locator('details:has(form[action*="/cancellation"]) summary').click()
  await submit(page, 'form[action*="/cancellation"]')
  const promoted = await server.mailTo('third@example.org', /Hội thảo đi trọn con đường/)
  expect(promoted.text).toContain('/tickets/')
  const { page: ticket } = await visit(new URL(tickets['third@example.org'] ?? '').pathname, 'vi', { viewport: phone })
  expect(await ticket.locator('main svg').count()).toBeGreaterThan(0)
  await organiser.goto(address(`/console/events/${event}/registrations`))
  await expectAccessible(organiser)
  expect(await organiser.locator('main').innerText()).toContain('third@example.org')
})

test('the feed of the event parses to the right instants', async () => {
  const feed = await (await fetch(`${server.origin}/events/${event}/calendar.ics`)).text()
  const [entry] = new ICAL.Component(ICAL.parse(feed))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
  expect(entry?.startDate.toJSDate().toISOString()).toBe('2031-05-20T02:00:00.000Z')
})

test('photos are dropped on the page and seen in the lightbox by keyboard', async () => {
  const picture = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer()
  const files = await Promise.all([
    picture(1600, 1067, '#356859'),
    picture(900, 1350, '#b4602a'),
    picture(1200, 800, '#33526e'),
  ])
  await organiser.goto(address(`/console/events/${event}/photos`))
  await expectAccessible(organiser)
  await organiser.setInputFiles(
    'input[type=file]',
    files.map((buffer, index) => ({ name: `picture-${index}.jpg`, mimeType: 'image/jpeg', buffer })),
  )
  await expect.poll(() => organiser.locator('photo-upload').innerText(), { timeout: 60_000 }).toContain('prepared.')
  await organiser.reload()
  await expectAccessible(organiser)
  await organiser.check('photo-order > label input')
  await organiser.locator('.photo-selection details summary').first().click()
  await organiser.fill('[name="alt.en"]', 'A plain colour')
  await organiser.click('.photo-selection button[value=describe]')
  await organiser.waitForURL(/done=changed/)
  await expectAccessible(organiser)
  const { page } = await visit(`/events/${event}/photos`, 'en', { viewport: desktop })
  await page.locator('main a:has(img)').first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.locator('[role=dialog]')
  await page.locator('.pswp--ui-visible').waitFor()
  expect(await dialog.getAttribute('aria-label')).toBe('Photo 1 of 3')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => dialog.getAttribute('aria-label')).toBe('Photo 2 of 3')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})
