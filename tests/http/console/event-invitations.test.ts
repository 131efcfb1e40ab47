import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeInvitation } from '#tests/support/invitations.ts'
import { makeAccount, makeCoHost, makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { get, post } from '#tests/support/requests.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { invitations } from '#worker/domain/registrations/invitations/table.ts'
import { register } from '#worker/domain/registrations/register.ts'

async function world(values: Partial<EventRow> = {}) {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, ...values })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const path = `/console/events/${event.slug}/invitations`
  const send = (fields: Record<string, string>) =>
    post(`${path}/new?lang=en`, { locale: 'en', key: 'k'.repeat(22), ...fields }, { cookie })
  const rows = () =>
    ctx().db.select().from(invitations).where(eq(invitations.eventId, event.id)).orderBy(asc(invitations.mailbox))
  return { organization, event, cookie, path, send, rows }
}

const seenIn = (html: string) => /name="seen" value="(\w+)"/.exec(html)?.[1] ?? ''

test('a list is shown with its mail and who is left out before anything is sent, then sent as it was shown, once', async () => {
  const { event, send, rows, cookie, path } = await world()
  await register(ctx(), event.slug, person(1))
  const people = 'An <an@example.org>\nPerson 1 <person-1@example.org>\nbinh@example.org, Bình'
  const preview = await send({ people, send: '1' })
  const html = await preview.text()
  for (const words of ['2 people will get this mail.', 'registered already', 'Hello An,', 'Invitation: Test seminar']) {
    expect(html).toContain(words)
  }
  expect([preview.status, await rows()]).toEqual([409, []])
  const seen = seenIn(html)
  const answers = [await send({ people, seen, send: '1' }), await send({ people, seen, send: '1' })]
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
    [1, 2].map(() => [303, `${path}?lang=en&done=sent`]),
  )
  expect((await rows()).map(({ name, state }) => [name, state])).toEqual([
    ['An', 'invited'],
    ['Bình', 'invited'],
  ])
  const list = await (await get(`${path}?lang=en&done=sent`, { cookie })).text()
  for (const words of ['Invited. The mails are on their way.', 'an@example.org', 'Not answered: 2']) {
    expect(list).toContain(words)
  }
})

test('a list that changed since it was shown is shown again, and nobody is mailed', async () => {
  const { send, rows } = await world()
  const seen = seenIn(await (await send({ people: 'a@example.org' })).text())
  const other = await send({ people: 'a@example.org\nb@example.org', seen, send: '1' })
  expect([other.status, (await other.text()).includes('Look again, then send.'), await rows()]).toEqual([409, true, []])
})

test('lines that cannot be read are named by their number; no list, both, or too many are refused beside the field', async () => {
  const { send, rows, organization } = await world()
  const faulty = await send({ people: 'a@example.org\nno address\nx@y.test,z@y.test', send: '1' })
  const html = await faulty.text()
  for (const words of ['2 lines cannot be read', 'Line 2:', 'Line 3:', 'no address']) expect(html).toContain(words)
  const many = Array.from({ length: 501 }, (_, n) => `p${n}@example.org`).join('\n')
  const statuses = [faulty.status]
  for (const fields of [{}, { people: 'a@example.org', organization: organization.slug }, { people: many }]) {
    statuses.push((await send(fields as Record<string, string>)).status)
  }
  expect([statuses, await rows()]).toEqual([[422, 422, 422, 422], []])
})

test('members of a co-host are invited by name; their addresses are shown nowhere', async () => {
  const { event, send, rows, cookie, path } = await world()
  const coHost = await makeCoHost(event)
  const member = await makeMember(coHost, 'viewer', await makeAccount({ name: 'Colleague' }))
  const preview = await (await send({ organization: coHost.slug })).text()
  expect([preview.includes('Colleague'), preview.includes(member.email)]).toEqual([true, false])
  expect((await send({ organization: coHost.slug, seen: seenIn(preview), send: '1' })).status).toBe(303)
  expect((await rows()).map(({ mailbox, organizationId }) => [mailbox, organizationId])).toEqual([
    [member.mailbox, coHost.id],
  ])
  for (const page of [path, `/console/events/${event.slug}/mails`]) {
    expect(await (await get(`${page}?lang=en`, { cookie })).text()).not.toContain(member.email)
  }
  expect((await send({ organization: (await makeOrganization()).slug })).status).toBe(404)
})

test('an invitation is mailed again and withdrawn by its buttons; one of another event does not exist here (A1)', async () => {
  const { event, cookie, path, rows } = await world()
  const invitation = await makeInvitation(event)
  const theirs = await makeInvitation(await makeEvent())
  const press = (to: string, fields = {}) => post(`${path}/${to}?lang=en`, fields, { cookie })
  const statuses = [
    await press(`${invitation.id}/mails`, { mailed: '1' }),
    await press(`${invitation.id}/withdrawal`),
    await press(`${theirs.id}/mails`, { mailed: '1' }),
    await press(`${theirs.id}/withdrawal`),
  ].map(({ status }) => status)
  expect(statuses).toEqual([303, 303, 404, 404])
  expect((await rows()).map(({ state, mailed }) => [state, mailed])).toEqual([['withdrawn', 2]])
  const told = await ctx().db.select().from(mails).where(eq(mails.subjectId, invitation.id))
  expect(told.map(({ key }) => key)).toEqual([`invitation.sent:${invitation.id}:2`])
})

test('51 invitations are two pages', async () => {
  const { event, cookie, path } = await world()
  for (let n = 0; n < 51; n += 1) await makeInvitation(event, { name: `Guest ${n}` })
  const first = await (await get(`${path}?lang=en`, { cookie })).text()
  const before = /before=([\w-]+)/.exec(first)?.[1]
  const second = await (await get(`${path}?lang=en&before=${before}`, { cookie })).text()
  const shown = (html: string) => html.match(/scope="row"/g)?.length
  expect([shown(first), shown(second)]).toEqual([50, 1])
})

test('of a draft and of a past event nobody is invited, and the page says why', async () => {
  const { cookie, path } = await world({ state: 'draft' })
  const html = await (await get(`${path}?lang=en`, { cookie })).text()
  expect([html.includes('once the event is published'), html.includes(`${path}/new`)]).toEqual([true, false])
})
