import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '#scripts/demo/context.ts'
import { seedEvents } from '#tests/bench/seed.ts'
import { storeAlbums } from '#tests/support/album.ts'
import { desktop, expectAccessible, expectNoSidewaysScroll, openBrowser, phone } from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

const gallery = '/events/seminar-0/photos'
const key = (n: number) => `picture-${String(n - 1).padStart(14, '0')}`
const small = { width: 320, height: 640 }

let server: Server
let browser: Browser

/** One event with pictures, press photos and sending attendees; one behind a PIN; one whose albums have ended. */
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const env = await server.worker.getEnv()
  await seedEvents(env.DB, 3)
  await storeAlbums(contextOf(env), 'e0', 12)
  await env.DB.batch([
    env.DB.prepare("update photos set is_for_press = 1, licence = 'cc-by' where position < 4"),
    env.DB.prepare("insert into gallery_settings (event_id, takes_from_attendees, updated_at) values ('e0', 1, 0)"),
    env.DB.prepare("insert into gallery_settings (event_id, pin_hash, updated_at) values ('e1', 'a hash', 0)"),
    env.DB.prepare("insert into gallery_settings (event_id, ends_at, updated_at) values ('e2', 1, 0)"),
  ])
})
afterAll(() => Promise.all([server.close(), browser.close()]))

const open = async (path: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: phone, colorScheme: 'dark' })).newPage()
  await page.goto(`${server.origin}${path}?lang=vi`)
  return page
}

/** In dark on a phone and on a very small one, in light on a desk. */
async function expectGood(path: string): Promise<void> {
  for (const [viewport, colorScheme, lang] of [
    [phone, 'dark', 'vi'],
    [small, 'light', 'fr'],
    [desktop, 'light', 'en'],
  ] as const) {
    const context = await browser.newContext({ viewport, colorScheme })
    const page = await context.newPage()
    await page.goto(`${server.origin}${path}?lang=${lang}`)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await context.close()
  }
}

test('every page of a gallery is accessible and fits its screen, in dark and light', async () => {
  const album = `${gallery}/albums/00000000-0000-7000-8000-00000000000b`
  for (const path of [gallery, album, `${gallery}/${key(2)}`, `${gallery}/${key(2)}/removal`, `${gallery}/press`]) {
    await expectGood(path)
  }
})

test('the question for a PIN, with its fault, and the end of albums are accessible and fit their screen', async () => {
  for (const path of ['/events/seminar-1/photos', '/events/seminar-2/photos']) await expectGood(path)
  const page = await open('/events/seminar-1/photos')
  await page.fill('input[name=pin]', 'lotus8')
  await page.click('main button')
  await page.getByRole('alert').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('somebody asks on their phone to take a picture away: from the photo over the form to the answer, and nobody sees it', async () => {
  const page = await open(`${gallery}/${key(5)}`)
  await page.click(`main a[href*="${key(5)}/removal"]`)
  await page.fill('input[name=email]', 'nobody@nowhere')
  await page.click('main form button')
  await page.locator('[aria-invalid=true]').waitFor()
  await expectAccessible(page)
  await page.fill('input[name=email]', 'asker@example.org')
  await page.fill('textarea[name=reason]', 'Con tôi có trong ảnh')
  await page.click('main form button')
  await page.getByRole('status').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.click('main a[href*="/photos?"]')
  expect(await page.locator('.gallery > li').count()).toBe(11)
  const statuses = [320, 800, 1600, 2400].map(
    async (width) => (await fetch(`${server.origin}/files/${key(5)}/${width}.webp`)).status,
  )
  expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404])
})

test('the page on which attendees send pictures is accessible and fits its screen', async () => {
  const page = await open('/events/seminar-0/register')
  await page.fill('input[name=name]', 'Trần Thị Thử Nghiệm')
  await page.fill('input[name=email]', 'guest@example.org')
  await page.check('input[name=consent]')
  await page.click('main form:has(input[name=consent]) button[type=submit]')
  await page.waitForURL(/\/tickets\//)
  await page.click('main a[href*="/photos"]')
  await page.waitForURL(/\/photos\?/)
  await expectGood(new URL(page.url()).pathname)
})
