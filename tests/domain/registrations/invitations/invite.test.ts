import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeInvitation } from '#tests/support/invitations.ts'
import { makeAccount, makeCoHost, makeEvent, makeMember, unique } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { randomKey } from '#worker/core/ids.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { listedCandidates, memberCandidates } from '#worker/domain/registrations/invitations/candidates.ts'
import { mailInvitationAgain, withdrawInvitation } from '#worker/domain/registrations/invitations/change.ts'
import { invite } from '#worker/domain/registrations/invitations/invite.ts'
import { invitations } from '#worker/domain/registrations/invitations/table.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { sendAgain } from '#worker/domain/registrations/send-again.ts'

/** The day's invitations of a mailbox count over all events, those of other tests too. */
beforeEach(async () => {
  await ctx().db.delete(mails).where(eq(mails.template, 'invitation.sent'))
})

const named = (n: number | string) => ({
  ...{ name: `Person ${n}`, email: `person-${n}@example.org`, mailbox: `person-${n}@example.org` },
  ...{ locale: 'vi' as const, organizationId: null },
})

const invited = (event: Pick<EventRow, 'id'>) =>
  ctx().db.select().from(invitations).where(eq(invitations.eventId, event.id)).orderBy(asc(invitations.mailbox))

const mailsOf = (event: Pick<EventRow, 'id'>) =>
  ctx()
    .db.select({ key: mails.key, subjectId: mails.subjectId, priority: mails.priority })
    .from(mails)
    .where(and(eq(mails.eventId, event.id), eq(mails.template, 'invitation.sent')))

async function scene(values: Partial<EventRow> = {}) {
  const event = await makeEvent(values)
  const { id: actorId } = await makeAccount()
  return { event, actorId, placeKindId: null, key: randomKey() }
}

test('a list invites each once and mails each once, however often and at once the form is sent', async () => {
  const input = { ...(await scene()), people: [1, 2, 3].map(named) }
  await Promise.all(Array.from({ length: 5 }, () => invite(ctx(), input)))
  await invite(ctx(), input)
  const rows = await invited(input.event)
  expect(rows.map(({ mailbox, state, locale }) => [mailbox, state, locale])).toEqual(
    [1, 2, 3].map((n) => [`person-${n}@example.org`, 'invited', 'vi']),
  )
  const told = await mailsOf(input.event)
  expect(told.map(({ key }) => key).sort()).toEqual(rows.map(({ id }) => `invitation.sent:${id}:1`).sort())
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, input.event.id))
  expect(lines.map(({ action, details }) => [action, details])).toEqual([['invitations.sent', { people: 3 }]])
})

test('who is registered, invited already or named twice is told apart, and never mailed', async () => {
  const input = await scene()
  await register(ctx(), input.event.slug, person(1))
  await invite(ctx(), { ...input, people: [named(2)] })
  const people = [named(1), named(2), named(3), { ...named(3), name: 'Again' }]
  const { invited: free, left } = await listedCandidates(ctx(), input.event, { people, locale: 'fr' })
  expect(free.map(({ name, locale }) => [name, locale])).toEqual([['Person 3', 'fr']])
  expect(left.map(({ name, why }) => [name, why])).toEqual([
    ['Person 1', 'registered'],
    ['Person 2', 'invited'],
    ['Again', 'twice'],
  ])
  await invite(ctx(), { ...input, key: randomKey(), people })
  expect((await invited(input.event)).map(({ name }) => name)).toEqual(['Person 2', 'Person 3'])
})

test('members of a host that has agreed are invited in their own language; of any other organization nobody', async () => {
  const { event } = await scene()
  const coHost = await makeCoHost(event)
  const asked = await makeCoHost(event, { acceptedAt: null, position: 2 })
  const account = await makeAccount({ name: 'Member', locale: 'vi' })
  for (const organization of [coHost, asked]) await makeMember(organization, 'viewer', account)
  const candidates = await memberCandidates(ctx(), event, coHost.slug)
  expect(candidates).toEqual({
    invited: [
      { organizationId: coHost.id, name: 'Member', email: account.email, mailbox: account.mailbox, locale: 'vi' },
    ],
    left: [],
    more: 0,
  })
  expect(await memberCandidates(ctx(), event, asked.slug)).toBe(undefined)
  expect(await memberCandidates(ctx(), event, unique('org'))).toBe(undefined)
})

test('the mail of a member of another organization stands on no page where its address would be read', async () => {
  const input = await scene()
  const coHost = await makeCoHost(input.event)
  const people = [
    { ...named('own'), organizationId: input.event.organizationId },
    { ...named('theirs'), organizationId: coHost.id },
  ]
  await invite(ctx(), { ...input, people })
  const [own] = await invited(input.event)
  expect((await mailsOf(input.event)).map(({ subjectId }) => subjectId)).toEqual([own?.id])
})

test('2,000 a day are the most, 500 at a go; a kind of another event, a draft and an event over take nobody (A1, C7)', async () => {
  const input = await scene()
  const some = (from: number, n: number) => Array.from({ length: n }, (_, i) => named(from + i))
  await expect(invite(ctx(), { ...input, people: some(0, 501) })).rejects.toThrow('invitation.too_many')
  for (const go of [0, 1, 2, 3]) await invite(ctx(), { ...input, key: randomKey(), people: some(go * 500, 500) })
  await expect(invite(ctx(), { ...input, key: randomKey(), people: [named('more')] })).rejects.toThrow(
    'invitation.too_many',
  )
  expect((await invited(input.event)).length).toBe(2000)
  const other = await makeEvent()
  const draft = await scene({ state: 'draft' })
  const past = await scene()
  await ctx()
    .db.update(events)
    .set({ startsAt: new Date(Date.now() - 2), endsAt: new Date(Date.now() - 1) })
    .where(eq(events.id, past.event.id))
  const refused = [
    { ...(await scene()), placeKindId: other.placeKind.id, word: 'not_found' },
    { ...draft, word: 'event.not_published' },
    { ...past, word: 'registration.closed' },
    { ...(await scene({ state: 'cancelled' })), word: 'registration.closed' },
  ]
  for (const { word, ...attempt } of refused) {
    await expect(invite(ctx(), { ...attempt, people: [named(1)] })).rejects.toThrow(word)
    expect(await invited(attempt.event)).toEqual([])
  }
})

test('an invitation is mailed again three times, pressed twice once, and not after an answer', async () => {
  const { event, actorId } = await scene()
  const invitation = await makeInvitation(event)
  const change = { actorId, event, invitationId: invitation.id }
  for (const mailed of [1, 1, 2, 3]) await mailInvitationAgain(ctx(), change, mailed)
  await expect(mailInvitationAgain(ctx(), change, 4)).rejects.toThrow('invitation.too_many')
  expect((await mailsOf(event)).map(({ key }) => key)).toEqual(
    [2, 3, 4].map((n) => `invitation.sent:${invitation.id}:${n}`),
  )
  const answered = await makeInvitation(event, { state: 'declined' })
  await mailInvitationAgain(ctx(), { ...change, invitationId: answered.id }, 1)
  expect((await mailsOf(event)).length).toBe(3)
})

test('withdrawn it raises the version of its link, and the person may be invited anew; that of another event is not found', async () => {
  const input = await scene()
  const invitation = await makeInvitation(input.event, { email: 'person-1@example.org' })
  const change = { actorId: input.actorId, event: input.event, invitationId: invitation.id }
  await withdrawInvitation(ctx(), change)
  await withdrawInvitation(ctx(), change)
  await invite(ctx(), { ...input, people: [named(1)] })
  expect((await invited(input.event)).map(({ state, version }) => [state, version]).sort()).toEqual([
    ['invited', 1],
    ['withdrawn', 2],
  ])
  const stranger = { ...change, event: await makeEvent() }
  await expect(withdrawInvitation(ctx(), stranger)).rejects.toThrow('not_found')
  await expect(mailInvitationAgain(ctx(), stranger, 1)).rejects.toThrow('not_found')
})

test('a kind that somebody is invited to is not removed', async () => {
  const { event, actorId } = await scene()
  const kind = await makePlaceKind(event, { position: 1 })
  await makeInvitation(event, { placeKindId: kind.id })
  const { removePlaceKind } = await import('#worker/domain/registrations/place-kinds.ts')
  await expect(removePlaceKind(ctx(), { actorId, event, placeKindId: kind.id })).rejects.toThrow('place_kind.in_use')
})

test('one mailbox is invited three times a day, whatever the events; the next day again (C7)', async () => {
  const past = await Promise.all([1, 2, 3].map(() => scene()))
  for (const input of past) await invite(ctx(), { ...input, people: [named(1), named(2)] })
  const input = await scene()
  const { left } = await listedCandidates(ctx(), input.event, { people: [named(1), named(3)], locale: 'vi' })
  expect(left.map(({ name, why }) => [name, why])).toEqual([['Person 1', 'often']])
  await invite(ctx(), { ...input, people: [named(1), named(3)] })
  expect((await invited(input.event)).map(({ name }) => name)).toEqual(['Person 3'])
  const [first] = past
  const [known] = first ? await invited(first.event) : []
  if (!first || !known) throw new Error('nobody invited')
  const again = { actorId: first.actorId, event: first.event, invitationId: known.id }
  await expect(mailInvitationAgain(ctx(), again, 1)).rejects.toMatchObject({ code: 'invitation.too_many' })
  expect(await mailsOf(first.event)).toHaveLength(2)
  const [mail] = await ctx()
    .db.update(mails)
    .set({ state: 'bounced' })
    .where(eq(mails.subjectId, known.id))
    .returning({ mailId: mails.id })
  const bounced = { actorId: first.actorId, event: first.event, mailId: mail?.mailId ?? '' }
  await expect(sendAgain(ctx(), bounced)).rejects.toMatchObject({ code: 'invitation.too_many' })
  expect(await mailsOf(first.event)).toHaveLength(2)
  await mailInvitationAgain(ctx(new Date(Date.now() + 25 * 3_600_000)), again, 1)
  expect(await mailsOf(first.event)).toHaveLength(3)
})
