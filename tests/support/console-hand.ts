import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll } from './browser.ts'
import type { Server } from './server.ts'

/** The form that holds a field of this name. */
const formWith = (field: string) => `main form:has([name="${field}"])`

/** How an organiser works at the console in a browser: each page that is opened must be accessible and fit its screen. */
export function consoleHand(page: Page, server: Server) {
  const open = async (to: string) => {
    await page.goto(`${server.origin}${to}${to.includes('?') ? '&' : '?'}lang=en`)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  const submit = (form: string, button = 'button[type=submit]') =>
    Promise.all([page.waitForEvent('load'), page.locator(`${form} ${button}`).first().click()])
  const fill = async (fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`main [name="${name}"]`, value)
  }
  const signIn = async () => {
    await page.goto(`${server.origin}/console?lang=en`)
    await page.fill('input[name=email]', 'organiser@example.org')
    await submit('main form')
    const { text } = await server.mailTo('organiser@example.org', /./)
    await page.fill('input[name=code]', text.match(/\b\d{6}\b/)?.[0] ?? '')
    await submit(formWith('code'))
  }
  /** An institute, and the draft of its seminar under /events/seminar. */
  const makeSeminar = async () => {
    await open('/console/organizations')
    await fill({ 'name.en': 'Institute', shortName: 'PI', slug: 'institute' })
    await submit(formWith('shortName'))
    await open('/console/organizations/institute/events/new')
    await page.check('input[name=languages][value=en]')
    await fill({ 'title.en': 'Seminar', startsAt: '2031-05-20T08:00', endsAt: '2031-05-20T17:00' })
    await submit(formWith('title.en'))
  }
  return { open, submit, fill, signIn, makeSeminar }
}
export type ConsoleHand = ReturnType<typeof consoleHand>
