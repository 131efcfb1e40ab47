import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, expectAccessible, openBrowser, phone } from '#tests/support/browser.ts'
import { type ConsoleHand, consoleHand } from '#tests/support/console-hand.ts'
import { type Server, startServer } from '#tests/support/server.ts'

let server: Server
let browser: Browser
let editor: Page
let hand: ConsoleHand

const event = 'day-of-the-editor'
const path = `/console/events/${event}`

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  editor = await (await browser.newContext({ viewport: phone })).newPage()
  hand = consoleHand(editor, server)
})
afterAll(() => Promise.all([server.close(), browser.close()]))

const publicText = async (to: string) => (await fetch(`${server.origin}/events/${event}${to}?lang=en`)).text()

/** A session by its form; answers the address of its page in the console. */
async function addSession(title: string, startsAt: string, endsAt: string): Promise<string> {
  await hand.open(`${path}/sessions/new`)
  await hand.fill({ 'title.en': title, startsAt: `2031-05-20T${startsAt}`, endsAt: `2031-05-20T${endsAt}` })
  await editor.getByLabel('Hall, Main Building').check()
  await hand.submit('main form:has([name="title.en"])')
  await expectAccessible(editor)
  return new URL(editor.url()).pathname
}

test('an editor prepares an event on a phone: the institution, the event, a hall', async () => {
  await hand.signIn()
  await hand.open('/console/organizations')
  await hand.fill({ 'name.en': 'Programme Institute', shortName: 'PI', slug: 'programme-institute' })
  await hand.submit('main form:has([name="shortName"])')
  await hand.open('/console/organizations/programme-institute/venues/new')
  await hand.fill({ 'name.en': 'Main Building' })
  await hand.submit('main form:has([name="name.en"])')
  await editor.getByRole('link', { name: /add a room/i }).click()
  await editor.waitForLoadState('load')
  await hand.fill({ 'name.en': 'Hall', capacity: '300' })
  await hand.submit('main form:has([name="name.en"])')
  await hand.open('/console/organizations/programme-institute/events/new')
  await editor.check('input[name=languages][value=en]')
  await hand.fill({ 'title.en': 'Day of the editor', startsAt: '2031-05-20T09:00', endsAt: '2031-05-20T17:00' })
  await hand.submit('main form:has([name="title.en"])')
  expect(new URL(editor.url()).pathname).toBe(path)
  await hand.submit('main form[action*="/publication"]')
})

let talk = ''

test('builds a day by form, which the public does not see before it is released', async () => {
  await addSession('Opening words', '09:00', '09:30')
  talk = await addSession('A talk that moves', '10:00', '11:00')
  await addSession('A panel', '11:00', '12:00')
  expect(await publicText('/schedule')).not.toContain('A talk that moves')
  await hand.open(`${path}/releases`)
  await hand.fill({ 'note.en': 'The first programme' })
  await hand.submit('main form:has([name="note.en"])')
  await expectAccessible(editor)
  expect(await editor.locator('[role=status]').innerText()).toContain('Version 1 is released')
  expect(await publicText('/schedule')).toContain('A talk that moves')
})

test('moves a session into another: the warning says so and forbids nothing', async () => {
  await hand.open(talk)
  await hand.fill({ startsAt: '2031-05-20T11:30', endsAt: '2031-05-20T12:30' })
  await hand.submit('main form:has([name="title.en"])')
  await hand.open(`${path}/sessions`)
  const warnings = await editor.locator('[aria-labelledby=warnings]').innerText()
  expect(warnings).toContain('A talk that moves')
  expect(warnings).toContain('A panel')
  expect(await publicText('/schedule')).toContain('10:00')
})

test('and releases it: everybody reads what moved, on the page and in its feed', async () => {
  await hand.open(`${path}/releases`)
  await hand.submit('main form:has([name="note.en"])')
  const visitor = await (await browser.newContext({ viewport: desktop, timezoneId: 'Asia/Ho_Chi_Minh' })).newPage()
  await visitor.goto(`${server.origin}/events/${event}/changes?lang=en`)
  await expectAccessible(visitor)
  const moved = await visitor.locator('#version-2').innerText()
  expect(moved).toContain('A talk that moves')
  expect(moved).toMatch(/10:00.*11:30/s)
  expect(await publicText('/changes.atom')).toContain('A talk that moves')
  await visitor.getByRole('link', { name: 'A talk that moves' }).first().click()
  await visitor.waitForURL(/\/sessions\/2/)
  await expectAccessible(visitor)
  expect(await visitor.locator('main').innerText()).toContain('11:30–12:30')
})

test('takes the first version back as draft, which changes nothing for the public', async () => {
  await hand.open(`${path}/releases/1`)
  await hand.submit('main form[action*="/restoration"]')
  await hand.open(talk)
  expect(await editor.inputValue('[name=startsAt]')).toBe('2031-05-20T10:00')
  expect(await publicText('/schedule')).toMatch(/>11:30<.*>12:30</s)
})
