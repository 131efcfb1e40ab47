import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openBrowser, phone } from '#tests/support/browser.ts'
import { type Server, startServer } from '#tests/support/server.ts'

/** 200 MB with `FULL=1`. */
const megabytes = process.env.FULL ? 200 : 40
const cuts = process.env.FULL ? 8 : 2

let server: Server
let browser: Browser
let editor: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  editor = await (await browser.newContext({ viewport: phone })).newPage()
})
afterAll(() => Promise.all([server.close(), browser.close()]))

const open = async (to: string) => {
  await editor.goto(`${server.origin}${to}?lang=en`)
  await expectAccessible(editor)
  await expectNoSidewaysScroll(editor)
}

const submit = (form: string) =>
  Promise.all([editor.waitForEvent('load'), editor.locator(`${form} button[type=submit]`).first().click()])

const fill = async (fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await editor.fill(`main [name="${name}"]`, value)
}

async function signIn() {
  await editor.goto(`${server.origin}/console?lang=en`)
  await editor.fill('input[name=email]', 'organiser@example.org')
  await submit('main form')
  const { text } = await server.mailTo('organiser@example.org', /./)
  await editor.fill('input[name=code]', text.match(/\b\d{6}\b/)?.[0] ?? '')
  await submit('main form:has(input[name=code])')
}

async function makeMaterial() {
  await open('/console/organizations')
  await fill({ 'name.en': 'Institute', shortName: 'PI', slug: 'institute' })
  await submit('main form:has([name="shortName"])')
  await open('/console/organizations/institute/events/new')
  await editor.check('input[name=languages][value=en]')
  await fill({ 'title.en': 'Seminar', startsAt: '2031-05-20T08:00', endsAt: '2031-05-20T17:00' })
  await submit('main form:has([name="title.en"])')
  await open('/console/events/seminar/materials')
  await fill({ 'title.en': 'A large deck' })
  await submit('main form:has([name="audience"])')
  await expectAccessible(editor)
}

const bar = 'material-upload progress'

test(`a deck of ${megabytes} MB arrives whole over a network that breaks and a page that is loaded again, no part stored twice, the bar never backwards`, async () => {
  await signIn()
  await makeMaterial()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(megabytes * 1024 * 1024)])
  const stored: string[] = []
  editor.on('response', (answer) => {
    const part = answer.url().match(/\/parts\/(\d+)$/)?.[1]
    if (part && answer.status() === 204) stored.push(part)
  })
  // A file of the disk keeps its fingerprint when it is chosen again; one of the test's memory would be made anew.
  const path = join(await mkdtemp(join(tmpdir(), 'deck-')), 'Bài giảng.pdf')
  await writeFile(path, bytes)
  const page = editor.url()
  // The network carries so many parts more, then it is gone.
  let carries = 0
  await editor.route(/\/parts\/\d+$/, (route) =>
    carries-- > 0 ? route.continue() : route.abort('internetdisconnected'),
  )
  const seen: number[] = []
  const watch = async () => seen.push(Number(await editor.locator(bar).evaluate('node => node.value')))
  await editor.setInputFiles('material-upload input', path)
  for (let cut = 1; cut <= cuts; cut += 1) {
    carries = 1
    await expect.poll(() => stored.length, { timeout: 60_000 }).toBe(cut)
    await watch()
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  await editor.goto(page)
  carries = 1000
  await editor.setInputFiles('material-upload input', path)
  await editor.waitForURL(/done=uploaded/, { timeout: 120_000 })
  await expectAccessible(editor)
  expect(stored).toEqual([...new Set(stored)])
  const download = editor.locator('.material-list a')
  await expect
    .poll(
      async () => {
        await editor.reload()
        return download.count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  const answer = await editor.request.get(`${server.origin}${await download.getAttribute('href')}`)
  const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  expect(hash(await answer.body())).toBe(hash(bytes))
}, 300_000)
