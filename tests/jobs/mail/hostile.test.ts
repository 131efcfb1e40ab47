import { beforeEach, expect, test } from 'vitest'
import { ctxAt, emptyOutbox, makeMail, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { plainName } from '#web/mails/names.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'
import type { OutgoingMail } from '#worker/jobs/mail/drivers/driver.ts'

beforeEach(async () => {
  await emptyOutbox()
})

async function mailOf(name: string, title = 'Test seminar'): Promise<OutgoingMail> {
  const registration = await makeRegistration({ name }, await makeEvent({ title: { en: title } }))
  await makeMail({ subjectId: registration.id })
  const { got, driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  const [mail] = got
  if (!mail) throw new Error('no mail')
  return mail
}

test('a line break in a title makes no second header', async () => {
  for (const gap of ['\r\n', '\n', '\r', '\u2028', '\u0085', '\u0000']) {
    const { subject, to } = await mailOf('Lan', `Talk${gap}Bcc: v@x.test`)
    expect(subject).toMatch(/^Your place: Talk ?Bcc: v@x\.test$/)
    expect(to).not.toMatch(/[\s,;<>]/)
  }
})

test('a stranger’s name becomes neither link nor markup', async () => {
  const names = {
    'Win https://evil.test': 'Win https: //evil. test',
    '[x](https://evil.test)': '[x](https: //evil. test)',
    'www.evil.test/now': 'www. evil. test/now',
    'mail me@evil.test': 'mail me @ evil. test',
  }
  for (const [name, shown] of Object.entries(names)) {
    const { text, html } = await mailOf(name)
    expect(text).toContain(`Hello ${shown},`)
    expect(html).toContain(`<p>Hello ${shown},</p>`)
    expect(html).not.toContain('evil.test')
    expect(html.match(/href="[^"]*"/g)?.filter((href) => !href.startsWith('href="http://lectern.test/'))).toEqual([])
  }
})

test('markup in a name or title is text', async () => {
  for (const hostile of ['<script>alert(1)</script>', '"><svg onload=alert(1)>', '<a onmouseover=x>', '{{7*7}} %s%n']) {
    const { text, html } = await mailOf(hostile, hostile)
    expect(html).not.toMatch(/<(script|svg|a onmouse)/)
    expect(text).toContain(`Event: ${hostile}\n`)
    expect(text).toContain(`Hello ${hostile},`)
  }
})

test('an ordinary name stays as it was typed', () => {
  for (const name of ['Nguyễn Thị Lan', 'Jean-Marc Lavest', 'Prof. Qiu Yong', '山田 太郎', "O'Neill, Jr."]) {
    expect(plainName(name)).toBe(name)
  }
})
