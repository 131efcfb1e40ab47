import { asc, eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '#scripts/demo/context.ts'
import { desktop, expectAccessible, expectNoSidewaysScroll, openBrowser, phone } from '#tests/support/browser.ts'
import { type ConsoleHand, consoleHand } from '#tests/support/console-hand.ts'
import { type Server, startServer } from '#tests/support/server.ts'
import type { Ctx } from '#worker/core/context.ts'
import { type PhotoRow, photos, removalRequests } from '#worker/domain/galleries/table.ts'

let server: Server
let browser: Browser
let editor: Page
let hand: ConsoleHand
let ctx: Ctx

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  ctx = contextOf(await server.worker.getEnv())
  editor = await (await browser.newContext({ viewport: phone })).newPage()
  hand = consoleHand(editor, server)
  await hand.signIn()
  await hand.makeSeminar()
}, 60_000)
afterAll(() => Promise.all([server.close(), browser.close()]))

const base = '/console/events/seminar/photos'

const picture = async (n: number, name = `${n}.png`) => ({
  ...{ name, mimeType: 'image/png' },
  buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background: { r: 20 * n, g: 90, b: 160 } } })
    .png()
    .toBuffer(),
})

const rows = () => ctx.db.select().from(photos).orderBy(asc(photos.position))
const total = () => editor.locator('photo-upload > p[role=status]').first().textContent()

test('pictures that failed are found at the top with their reason, and all of them are tried again at one press', async () => {
  await hand.open(base)
  await editor.route('**/uploads/*', (route) =>
    route.fulfill({
      ...{ status: 409, contentType: 'application/problem+json' },
      body: JSON.stringify({ title: 'Something is in the way', detail: 'Try again later.' }),
    }),
  )
  await editor.setInputFiles('photo-upload input[type=file]', [
    ...[await picture(1), await picture(2), await picture(3)],
    ...[{ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }, await picture(1, 'again.png')],
  ])
  await expect.poll(total, { timeout: 20_000 }).toBe('0 of 5 uploaded, 5 not taken')
  await expectAccessible(editor)
  await expectNoSidewaysScroll(editor)
  expect(await editor.locator('.uploads li .status').first().textContent()).toBe(
    'Something is in the way. Try again later.',
  )
  await editor.unroute('**/uploads/*')
  await editor.getByRole('button', { name: 'Try all of them again' }).click()
  await expect.poll(total, { timeout: 20_000 }).toBe('4 of 5 uploaded, 1 not taken')
  expect(await editor.locator('.uploads li').first().locator('.name').textContent()).toBe('notes.png')
  expect(await editor.getByRole('button', { name: 'Try all of them again' }).isVisible()).toBe(false)
  await editor.getByText('All photos are prepared.').waitFor()
  expect((await rows()).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready'])
})

test('photos are described one after the other, from any of them on', async () => {
  const [first = '', second = '', third = ''] = (await rows()).map(({ fileName }) => fileName)
  await hand.open(base)
  await editor.getByRole('link', { name: `Describe: ${second}` }).click()
  for (const name of [second, third, first]) {
    await editor.getByRole('heading', { level: 1, name }).waitFor()
    await editor.fill('[name="alt.en"]', `This is ${name}`)
    await hand.submit('main form:has([name="alt.en"])', 'button[name=next]')
    await editor.getByText('Saved.').waitFor()
  }
  expect(new URL(editor.url()).pathname).toBe(base)
  expect((await rows()).map(({ alt }) => alt.en)).toEqual([first, second, third].map((name) => `This is ${name}`))
})

const change = (photo: PhotoRow | undefined, values: Partial<PhotoRow>) =>
  ctx.db
    .update(photos)
    .set(values)
    .where(eq(photos.id, photo?.id ?? ''))

/** One photo in each state that a list shows: hidden and asked away, deleted, refused, in the inbox, and one that got stuck. */
async function spread() {
  await hand.open(base)
  await editor.setInputFiles('photo-upload input[type=file]', [await picture(4), await picture(5), await picture(6)])
  await editor.getByText('All photos are prepared.').waitFor()
  const [first, second, third, fourth, fifth] = await rows()
  await change(first, {
    isHighlight: true,
    isForPress: true,
    credit: 'Nguyễn Thị Minh Khai',
    takenAt: new Date(),
    camera: 'c',
  })
  await change(second, { state: 'hidden', hiddenAt: new Date() })
  await change(third, { state: 'deleted', deletedAt: new Date() })
  await change(fourth, { state: 'refused', error: 'upload.damaged' })
  await change(fifth, { isInInbox: true, source: 'attendee' })
  await ctx.db.insert(removalRequests).values({
    ...{ id: 'request', eventId: second?.eventId ?? '', photoId: second?.id ?? '', reason: 'It is me.' },
    ...{ locale: 'en', state: 'open', createdAt: new Date() },
  })
  return first?.id ?? ''
}

test('every page of the photos is accessible and fits its screen, in both lights, with something in every state', async () => {
  const photo = await spread()
  await hand.open(`${base}/albums`)
  await editor.fill('#new-en', 'The signing of an agreement between three universities')
  await hand.submit('main form:has(#new-en)')
  await editor.getByText('The album was made.').waitFor()
  await hand.open(`${base}/photographers`)
  await hand.fill({ name: 'Jean-Baptiste de La Rochefoucauld-Liancourt' })
  await hand.submit('main form:has([name=maxPhotos])')
  const lists = ['', '?list=undescribed', '?list=hidden', '?list=inbox', '?list=deleted']
  const pages = [
    '/albums',
    '/sorting',
    '/photographers',
    '/showing',
    '/removals',
    '/announcement',
    '/usage',
    `/${photo}`,
  ]
  const context = await browser.newContext({ viewport: desktop, colorScheme: 'dark' })
  await context.addCookies(await editor.context().cookies())
  const wide = await context.newPage()
  for (const path of [...lists, ...pages]) {
    await editor.goto(server.origin + base + path)
    await editor.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    await expectAccessible(editor)
    await expectNoSidewaysScroll(editor)
    await wide.goto(server.origin + base + path)
    await expectAccessible(wide)
    await expectNoSidewaysScroll(wide)
  }
  await context.close()
}, 180_000)
