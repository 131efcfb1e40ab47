import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { ctxAt, emptyOutbox, mailNow, makeMail, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeAccount, makeEvent, makeMember, makeOrganization, unique } from '#tests/support/make.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { seal } from '#worker/core/seal.ts'
import { locales } from '#worker/core/text/languages.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { signInCodes } from '#worker/domain/accounts/table.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import type { MailRow, MailTemplate } from '#worker/domain/mail/table.ts'
import { members } from '#worker/domain/organizations/table.ts'
import type { RegistrationRow } from '#worker/domain/registrations/table.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

/** Drains the outbox and gives what the provider got, or why it got nothing. */
async function send(mail: MailRow) {
  const { got, driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  const { state, error, sealed } = await mailNow(mail.id)
  return { mail: got[0], state, error, sealed }
}

const startsAt = new Date('2040-10-20T02:00:00Z')
const online = 'https://meet.example/room'

interface Case {
  template: MailTemplate
  event?: Partial<EventRow>
  registration?: Partial<RegistrationRow>
}

async function about({ template, event: eventValues = {}, registration: values = {} }: Case) {
  const organization = await makeOrganization({ name: { en: 'Institute of Tests', vi: 'Viện Thử nghiệm' } })
  const event = await makeEvent({ organization, startsAt, onlineUrl: online, state: 'published', ...eventValues })
  const registration = await makeRegistration(values, event)
  return { event, registration, row: await makeMail({ template, subjectId: registration.id }) }
}

test('the mail of a confirmed registration says what, when in words and zone, where, online, and carries ticket and date', async () => {
  const { event, registration, row } = await about({ template: 'registration.confirmed' })
  const { mail } = await send(row)
  const token = await linkToken(ctx().secret, 'ticket', registration.id, registration.ticketVersion)
  expect(mail?.text).toBe(`Your place is confirmed

Hello Test Guest,

We look forward to seeing you. Show the QR code of your ticket at the door.

Event: Test seminar
When: Saturday, 20 October 2040, 09:00–12:00, Indochina Time (GMT+7)
Where: Room 1
Online: ${online}
Organised by: Institute of Tests

Open your ticket
http://lectern.test/tickets/${token}?lang=en

There you can also change your name, save the date in your calendar, or cancel if you cannot come.

-- 
Keep this mail: its link is yours alone. Do not pass it on.
You receive this mail because this address was registered for the event.
If it was not you, open the link and cancel the registration.
Sent automatically by Lectern at http://lectern.test.
`)
  expect(mail).toMatchObject({ to: registration.email, messageId: `<${row.id}@lectern.test>` })
  expect(mail?.html).toContain(`href="http://lectern.test/tickets/${token}?lang=en"`)
  expect(mail?.html).not.toMatch(/ style=|<script|<img|src=/)
  expect(mail?.attachments.map(({ name }) => name)).toEqual([`${event.slug}.ics`])
  expect(mail?.attachments[0]?.content).toContain(`UID:${event.uid}`)
  expect(mail?.attachments[0]?.content).not.toMatch(/tickets|meet\.example/)
})

test('each template is written in each language, its text from the same parts as its HTML', async () => {
  const subjects = {
    'registration.confirmed': [
      'Your place: Test seminar',
      'Chỗ của bạn: Hội thảo thử nghiệm',
      'Votre place : Test seminar',
    ],
    'registration.waitlisted': [
      'You are on the waitlist: ',
      'Bạn đang trong danh sách chờ: ',
      'Vous êtes sur la liste',
    ],
    'registration.promoted': ['A place became free: ', 'Đã có chỗ trống: ', 'Une place s’est libérée : '],
    'registration.cancelled': ['Registration cancelled: ', 'Đã hủy đăng ký: ', 'Inscription annulée : '],
    'registration.repeated': ['Your link: ', 'Liên kết của bạn: ', 'Votre lien : '],
    'event.cancelled': ['Cancelled: ', 'Đã hủy: ', 'Annulé : '],
    'event.restored': ['Takes place after all: ', 'Vẫn diễn ra: ', 'Aura bien lieu : '],
    'event.changed': ['New time and place: ', 'Thời gian và địa điểm mới: ', 'Nouvel horaire et nouveau lieu : '],
  } as const
  const states = { 'registration.waitlisted': 'waitlisted', 'registration.cancelled': 'cancelled' } as const
  for (const template of Object.keys(subjects) as (keyof typeof subjects)[]) {
    for (const [index, locale] of locales.entries()) {
      const state = template in states ? states[template as keyof typeof states] : 'confirmed'
      const event = template === 'event.cancelled' ? ({ state: 'cancelled' } as const) : {}
      const { row } = await about({ template, event, registration: { locale, state } })
      const { mail } = await send(row)
      expect(mail?.subject, `${template} ${locale}`).toContain(subjects[template][index])
      expect(mail?.html).toContain(`<html lang="${locale}">`)
      const visible = (mail?.html ?? '').replace(/^.*<main>/s, '').replace(/<[^>]+>/g, ' ')
      const wordsOf = (text: string) => text.replaceAll('&#39;', "'").match(/\p{L}{4,}/gu)
      const links = /https?:\S+/g
      expect(new Set(wordsOf(visible.replace(links, '')))).toEqual(
        new Set(wordsOf(mail?.text.replace(links, '') ?? '')),
      )
    }
  }
})

test('who waits learns the place in the queue and no online link', async () => {
  const { event, row: first } = await about({
    template: 'registration.waitlisted',
    registration: { state: 'waitlisted' },
  })
  await send(first)
  const second = await makeRegistration({ state: 'waitlisted' }, event)
  const { mail } = await send(await makeMail({ template: 'registration.waitlisted', subjectId: second.id }))
  expect(mail?.text).toContain('You are number 2 in the queue.')
  expect(mail?.text).not.toContain(online)
  expect(mail?.attachments).toEqual([])
  const open = await about({
    template: 'registration.waitlisted',
    event: { onlineRule: 'always' },
    registration: { state: 'waitlisted' },
  })
  expect((await send(open.row)).mail?.text).toContain(online)
})

test('a title that lacks the reader’s language falls back, marked with its own', async () => {
  const { row } = await about({ template: 'registration.confirmed', registration: { locale: 'fr' } })
  const { mail } = await send(row)
  expect(mail?.subject).toBe('Votre place : Test seminar')
  expect(mail?.html).toContain('<dd lang="en">Test seminar</dd>')
})

test('a cancelled event is told with a calendar file that cancels it', async () => {
  const { row } = await about({ template: 'event.cancelled', event: { state: 'cancelled' } })
  const { mail } = await send(row)
  expect(mail?.attachments[0]?.content).toContain('STATUS:CANCELLED')
  expect(mail?.text).not.toContain(online)
})

test('a restored event is put back into the calendar of who has a place, and of nobody else', async () => {
  const { event, row } = await about({ template: 'event.restored' })
  const { mail } = await send(row)
  expect(mail?.text).toContain('Your place is confirmed.')
  expect(mail?.attachments.map(({ content }) => content.match(/^(METHOD|STATUS):.*$/gm))).toEqual([
    ['METHOD:PUBLISH', 'STATUS:CONFIRMED'],
  ])
  const waiting = await makeRegistration({ state: 'waitlisted' }, event)
  const told = await send(await makeMail({ template: 'event.restored', subjectId: waiting.id }))
  expect(told.mail?.text).toContain('You are number 1 on the waitlist.')
  expect(told.mail?.attachments).toEqual([])
})

test('a mail whose cause is gone is withheld', async () => {
  const gone: Case[] = [
    { template: 'registration.confirmed', registration: { state: 'cancelled' } },
    { template: 'registration.confirmed', event: { state: 'draft' } },
    { template: 'registration.confirmed', event: { state: 'cancelled' } },
    { template: 'registration.waitlisted', registration: { state: 'confirmed' } },
    { template: 'registration.promoted', registration: { state: 'cancelled' } },
    { template: 'registration.cancelled', registration: { state: 'confirmed' } },
    { template: 'registration.repeated', registration: { state: 'cancelled' } },
    { template: 'event.cancelled', event: { state: 'published' } },
    { template: 'event.changed', registration: { state: 'cancelled' } },
    { template: 'event.changed', event: { state: 'cancelled' } },
    { template: 'event.restored', event: { state: 'cancelled' } },
    { template: 'event.restored', event: { startsAt: new Date(0), endsAt: new Date(1) } },
    { template: 'event.restored', registration: { state: 'cancelled' } },
  ]
  for (const each of gone) {
    const { row } = await about(each)
    expect(await send(row)).toEqual({ mail: undefined, state: 'withheld', error: 'its cause is gone', sealed: null })
  }
  for (const template of ['registration.confirmed', 'member.added', 'sign-in.code'] as const) {
    expect((await send(await makeMail({ template, subjectId: 'nobody' }))).state).toBe('withheld')
  }
})

test('no mail overtakes its cancellation: cancelled while it waited, it is withheld', async () => {
  const { event, row } = await about({ template: 'registration.confirmed' })
  await drainThrough(ctxAt(noon), provider({ result: 'temporary', words: '421' }).driver)
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, event.id))
  await drainThrough(ctxAt(new Date(noon.getTime() + 10_000)), provider().driver)
  expect((await mailNow(row.id)).state).toBe('withheld')
})

async function makeCode(mailbox: string, expiresAt = new Date(noon.getTime() + 600_000)) {
  const id = uuidv7(noon)
  await ctx().db.insert(signInCodes).values({ id, mailbox, codeHash: 'hash', expiresAt, createdAt: noon, locale: 'vi' })
  return id
}

test('a sign-in code goes to the address as typed, in the language of the page that asked, and leaves no trace', async () => {
  const account = await makeAccount({ email: `${unique('Lan')}+work@Example.org`, locale: 'en' })
  const sealed = await seal(ctx().secret, '012345')
  const subjectId = await makeCode(account.mailbox)
  const { mail, state, sealed: left } = await send(await makeMail({ template: 'sign-in.code', subjectId, sealed }))
  expect({ to: mail?.to, subject: mail?.subject, codes: mail?.text.match(/\b\d{6}\b/g), state, left }).toEqual({
    to: account.email,
    subject: 'Mã đăng nhập của bạn',
    codes: ['012345'],
    state: 'sent',
    left: null,
  })
})

test('a code that expired, was wiped or waited ten minutes is withheld', async () => {
  const sealed = await seal(ctx().secret, '012345')
  const mailbox = `${unique('owner')}@example.org`
  const cases: Partial<MailRow>[] = [
    { subjectId: await makeCode(mailbox, noon), sealed },
    { subjectId: await makeCode(mailbox) },
    { subjectId: await makeCode(mailbox), sealed, createdAt: new Date(noon.getTime() - 600_000) },
  ]
  for (const values of cases) {
    const { state, sealed: left } = await send(await makeMail({ template: 'sign-in.code', ...values }))
    expect({ state, left }).toEqual({ state: 'withheld', left: null })
  }
})

test('a new member is told by which organization and in which role', async () => {
  const organization = await makeOrganization({ name: { en: 'Institute of Tests' } })
  const account = await makeMember(organization, 'programme-editor')
  const [member] = await ctx().db.select().from(members).where(eq(members.accountId, account.id))
  const { mail } = await send(await makeMail({ template: 'member.added', subjectId: member?.id ?? '' }))
  expect(mail).toMatchObject({ to: account.email, subject: 'You are now a member of Institute of Tests' })
  expect(mail?.text).toContain('Your role: programme editor.')
  expect(mail?.text).toContain(`http://lectern.test/console/organizations/${organization.slug}?lang=en`)
})
