import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  expectAccessible,
  expectAccessibleWithoutScript,
  expectNoSidewaysScroll,
  openBrowser,
  phone,
} from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

const megabytes = 20

let server: Server
let browser: Browser
let editor: Page
let speaker: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  editor = await (await browser.newContext()).newPage()
  const inHanoi = { viewport: phone, timezoneId: 'Asia/Ho_Chi_Minh', locale: 'vi-VN' }
  speaker = await (await browser.newContext(inHanoi)).newPage()
})
afterAll(() => Promise.all([server.close(), browser.close()]))

const path = '/console/events/hoi-thao'

const open = (to: string) => editor.goto(`${server.origin}${to}?lang=en`)

const send = async (page: Page, form: string) => {
  await Promise.all([page.waitForEvent('load'), page.locator(`${form} button[type=submit]`).first().click()])
}

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name="${name}"]`, value)
}

const look = async () => {
  await expectAccessible(speaker)
  await expectNoSidewaysScroll(speaker)
}

/** The link in a mail, on the host of this test: mails name the installation's own. */
const linkMailedTo = async (address: string) =>
  server.origin + ((await server.mailTo(address, /./)).text.match(/http:\/\/[^/]+(\/speaking\/\S+)/)?.[1] ?? '')

const openedAt = async (email: string) => {
  const { DB } = await server.worker.getEnv()
  return DB.prepare('select opened_at from speaking_invitations where email = ?').bind(email).first('opened_at')
}

const deck = async (bytes: Buffer) => {
  const file = join(await mkdtemp(join(tmpdir(), 'deck-')), 'Bài giảng.pdf')
  await writeFile(file, bytes)
  return file
}

test('an organiser plans a talk for two speakers, asks for everything, and invites them by mail', async () => {
  await open('/console')
  await editor.fill('input[name=email]', 'organiser@example.org')
  await send(editor, 'main form')
  const { text } = await server.mailTo('organiser@example.org', /./)
  await editor.fill('input[name=code]', text.match(/\b\d{6}\b/)?.[0] ?? '')
  await send(editor, 'main form:has(input[name=code])')
  await open('/console/organizations')
  await fill(editor, { 'name.en': 'Institute', shortName: 'PI', slug: 'institute' })
  await send(editor, 'main form:has([name="shortName"])')
  await open('/console/organizations/institute/events/new')
  await editor.check('input[name=languages][value=vi]')
  await fill(editor, { 'title.vi': 'Hội thảo', startsAt: '2031-05-20T08:00', endsAt: '2031-05-20T17:00' })
  await send(editor, 'main form:has([name="title.vi"])')
  await open(`${path}/sessions/new`)
  await fill(editor, { 'title.vi': 'Bài nói', startsAt: '2031-05-20T09:00', endsAt: '2031-05-20T10:00' })
  await send(editor, 'main form:has([name="title.vi"])')
  const session = new URL(editor.url()).pathname
  for (const name of ['Minh Khai Test', 'No Script Test']) {
    await open(session)
    const form = 'main form[action*="/contributors/new"]'
    await editor.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
    await editor.fill(`${form} [name="name"]`, name)
    await send(editor, form)
  }
  await open(`${path}/speaking/settings`)
  for (const box of await editor.locator('main input[name=wanted]').all()) await box.check()
  await fill(editor, { dueAt: '2031-05-01T17:00' })
  await send(editor, 'main form:has([name="dueAt"])')
  await open(`${path}/speaking/invitations/new`)
  await editor.fill('main [name="people.minh-khai-test.email"]', 'khai@example.org')
  await editor.selectOption('main [name="people.minh-khai-test.locale"]', 'vi')
  await editor.fill('main [name="people.no-script-test.email"]', 'plain@example.org')
  await editor.selectOption('main [name="people.no-script-test.locale"]', 'en')
  await editor.locator('main form > button[type=submit]').click()
  await editor.waitForLoadState('load')
  await Promise.all([editor.waitForEvent('load'), editor.locator('main button[name=send]').click()])
})

test('the link opens on a phone without an account; a loaded page is not an opened one, a touched one is', async () => {
  await speaker.goto(await linkMailedTo('khai@example.org'))
  await look()
  expect(await speaker.locator('h1').innerText()).toContain('Hội thảo')
  expect(await openedAt('khai@example.org')).toBeNull()
  await speaker.locator('.greeting').click()
  await expect.poll(() => openedAt('khai@example.org')).not.toBeNull()
})

test('the speaker confirms with the keyboard, completes profile and portrait, and suggests another title', async () => {
  await speaker.locator('button[value=confirmed]').focus()
  await Promise.all([speaker.waitForEvent('load'), speaker.keyboard.press('Enter')])
  expect(await speaker.locator('[role=status]').innerText()).toContain('Cảm ơn bạn')
  await look()
  await speaker.locator('a[href*="/profile?"]').first().click()
  await speaker.waitForURL(/\/profile/)
  await look()
  await fill(speaker, { 'honorific.vi': 'GS.', 'biography.vi': 'Nghiên cứu trí tuệ nhân tạo.' })
  await send(speaker, 'form#profile')
  expect(await speaker.locator('[role=status]').first().innerText()).toContain('đã được lưu')
  const background = { r: 11, g: 92, b: 92 }
  const picture = await sharp({ create: { width: 600, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer()
  await speaker.setInputFiles('#picture-file', { name: 'me.jpg', mimeType: 'image/jpeg', buffer: picture })
  await send(speaker, 'form[action*="/portrait"]')
  await look()
  await speaker.goto(await linkMailedTo('khai@example.org'))
  await speaker.locator('.own-sessions a.button').click()
  await speaker.waitForURL(/\/sessions\//)
  await look()
  await speaker.locator('a[href*="/suggestion"]').click()
  await speaker.waitForURL(/\/suggestion/)
  await look()
  await fill(speaker, { 'title.vi': 'Bài nói rõ hơn' })
  await send(speaker, 'main form:has([name="title.vi"])')
  expect(await speaker.locator('section[aria-labelledby=texts]').innerText()).toContain('Bài nói rõ hơn')
})

test(`a deck of ${megabytes} MB arrives whole over a network that is cut, and then nothing is missing`, async () => {
  await fill(speaker, { needs: '' })
  await send(speaker, 'form[action*="/needs"]')
  await speaker.locator('details.add > summary').click()
  await fill(speaker, { 'title.vi': 'Bản trình chiếu' })
  await send(speaker, 'details.add form')
  await look()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(megabytes * 1024 * 1024)])
  // The network carries one part, is gone for some requests, and comes back.
  let requests = 0
  await speaker.route(/\/parts\/\d+$/, (route) => {
    requests += 1
    return requests > 1 && requests < 5 ? route.abort('internetdisconnected') : route.continue()
  })
  await speaker.setInputFiles('material-upload input[type=file]', await deck(bytes))
  await speaker.waitForURL(/done=uploaded/, { timeout: 120_000 })
  await look()
  const download = speaker.locator('.material-list a[download]')
  await expect
    .poll(
      async () => {
        await speaker.reload()
        return download.count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  const answer = await speaker.request.get(`${server.origin}${await download.getAttribute('href')}`)
  const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  expect(hash(await answer.body())).toBe(hash(bytes))
  await speaker.goto(await linkMailedTo('khai@example.org'))
  await speaker.check('#recording-yes')
  await speaker.check('#publication-no')
  await send(speaker, 'form[action*="/consents"]')
  expect(await speaker.locator('section[aria-labelledby=checklist]').innerText()).toContain('Đã đủ cả')
  await look()
}, 240_000)

test('without script the same is done by forms', async () => {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
  const page = await context.newPage()
  const link = await linkMailedTo('plain@example.org')
  await page.goto(link)
  await expectAccessibleWithoutScript(page)
  await page.locator('button[value=confirmed]').click()
  await page.goto(link)
  await page.locator('.own-sessions a.button').click()
  await page.locator('details.add > summary').click()
  await page.fill('main [name="title.vi"]', 'Plain slides')
  await page.locator('details.add button[type=submit]').click()
  await page.setInputFiles('input[name=file]', await deck(Buffer.from('%PDF-1.4\nsmall')))
  await page.locator('form[enctype] button[type=submit]').click()
  await page.waitForURL(/done=uploaded/)
  await expectAccessibleWithoutScript(page)
  await page.goto(link)
  const list = await page.locator('section[aria-labelledby=checklist]').innerText()
  expect([list.includes('Say whether you come'), list.includes('Upload your slides')]).toEqual([false, false])
  expect(list).toContain('2 of 6 done')
  await context.close()
})

test('all events of a speaker stand together after signing in by code', async () => {
  await speaker.locator('a[href*="/speaking?lang="]').click()
  await speaker.waitForURL(/\/sign-in/)
  await speaker.fill('input[name=email]', 'khai@example.org')
  await send(speaker, 'main form')
  const { text } = await server.mailTo('khai@example.org', /mã|code/i)
  await speaker.fill('input[name=code]', text.match(/\b\d{6}\b/)?.[0] ?? '')
  await send(speaker, 'main form:has(input[name=code])')
  await look()
  expect(new URL(speaker.url()).pathname).toBe('/speaking')
  await speaker.locator('.own-sessions a').first().click()
  await speaker.waitForURL(/\/speaking\/[\w-]{43}/)
  expect(await speaker.locator('h1').innerText()).toContain('Hội thảo')
})
