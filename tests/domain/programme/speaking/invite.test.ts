import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeEvent, makeSession, unique } from '#tests/support/make.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeSpeakingInvitation } from '#tests/support/speaking.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { candidatesOf, uninvitedStatement } from '#worker/domain/programme/speaking/candidates.ts'
import { type Invitee, inviteSpeakers } from '#worker/domain/programme/speaking/invite.ts'
import { maxInvitedAtOnce } from '#worker/domain/programme/speaking/limits.ts'
import { speakingInvitations } from '#worker/domain/programme/speaking/table.ts'

/** An event with some speakers in one session, none of whom has a link. */
async function world(count = 2, values: Partial<EventRow> = {}) {
  const event = await makeEvent(values)
  const session = await makeSession(event)
  const people = []
  for (let n = 0; n < count; n += 1) {
    const speaker = await makeSpeaker(event.organizationId, { name: `Speaker ${n}` })
    await makePart(session, speaker, { position: n })
    people.push(speaker)
  }
  const actorId = (await makeAccount()).id
  const rows = () => ctx().db.select().from(speakingInvitations).where(eq(speakingInvitations.eventId, event.id))
  return { event, session, people, actorId, rows }
}

const invitee = ({ id }: { id: string }, email = `${unique('speaker')}@example.org`): Invitee => ({
  speakerId: id,
  email,
  mailbox: email,
  locale: 'vi',
})

const mailsOf = (eventId: string) =>
  ctx()
    .db.select()
    .from(mails)
    .where(and(eq(mails.eventId, eventId), eq(mails.template, 'speaking.invited')))

test('speakers of the draft get a link and one mail each, with a line in the history; the same form again changes nothing', async () => {
  const { event, people, actorId, rows } = await world()
  const list = people.map((one) => invitee(one))
  const input = { actorId, event, people: list }
  await inviteSpeakers(ctx(), input)
  await inviteSpeakers(ctx(), input)
  const links = await rows()
  expect(
    links.map(({ speakerId, email, locale, mailed, version }) => ({ speakerId, email, locale, mailed, version })),
  ).toEqual(list.map(({ speakerId, email, locale }) => ({ speakerId, email, locale, mailed: 1, version: 0 })))
  expect((await mailsOf(event.id)).map(({ key, mailbox }) => [key, mailbox]).toSorted()).toEqual(
    links.map(({ id, mailbox }) => [`speaking.invited:${id}:1`, mailbox]).toSorted(),
  )
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  expect(lines.map(({ action, subjectId, actorId: by }) => [action, subjectId, by]).toSorted()).toEqual(
    links.map(({ id }) => ['speaking.invited', id, actorId]).toSorted(),
  )
})

test('who does not contribute to the draft gets no link, nor does a speaker of another organization', async () => {
  const { event, people, actorId, rows } = await world(1)
  const idle = await makeSpeaker(event.organizationId)
  const theirs = (await world(1)).people
  const list = [...people, idle, ...theirs].map((one) => invitee(one))
  await inviteSpeakers(ctx(), { actorId, event, people: list })
  expect((await rows()).map(({ speakerId }) => speakerId)).toEqual(people.map(({ id }) => id))
})

test('a mailbox gets three invitations a day at most, whatever the event; a secretary of several speakers gets one for each (C7)', async () => {
  const email = `${unique('office')}@example.org`
  const secretary = await world(4)
  await inviteSpeakers(ctx(), { ...secretary, people: secretary.people.map((one) => invitee(one, email)) })
  expect(await secretary.rows()).toHaveLength(4)
  const next = await world(1)
  const [speaker] = next.people
  const people = speaker ? [invitee(speaker, email)] : []
  await expect(inviteSpeakers(ctx(), { ...next, people })).rejects.toMatchObject({ code: 'request.too_many' })
  const uninvited = await uninvitedStatement(ctx(), next.event)
  const form = { people: { [speaker?.slug ?? '']: { email, locale: 'en' as const } } }
  const { invited, often } = await candidatesOf(ctx(), uninvited, form)
  expect([invited, often.map(({ mailbox }) => mailbox)]).toEqual([[], [email]])
})

test('more than a go at once is refused, and so is an event that is over or cancelled', async () => {
  const { event, people, actorId } = await world(1)
  const [speaker] = people
  const many = Array.from({ length: maxInvitedAtOnce + 1 }, () => invitee(speaker ?? { id: '' }))
  await expect(inviteSpeakers(ctx(), { actorId, event, people: many })).rejects.toMatchObject({
    code: 'request.too_many',
  })
  const cancelled = await world(1, { state: 'cancelled' })
  const past = new Date('2020-01-01T00:00:00Z')
  const over = await world(1, { startsAt: past })
  for (const [one, code] of [
    [cancelled, 'event.cancelled'],
    [over, 'event.over'],
  ] as const) {
    const input = { ...one, people: one.people.map((person) => invitee(person)) }
    await expect(inviteSpeakers(ctx(), input)).rejects.toMatchObject({ code })
    expect(await one.rows()).toEqual([])
  }
})

test('an address of an earlier event of the organization is remembered with its language, the newest first', async () => {
  const { event, people } = await world(2)
  const [known, unknown] = people
  if (!known || !unknown) throw new Error('no speakers')
  for (const [email, at] of [
    ['old@example.org', 1],
    ['new@example.org', 2],
  ] as const) {
    const earlier = await makeEvent()
    await makeSpeakingInvitation(earlier, known, { email, locale: 'fr', createdAt: new Date(at) })
  }
  const rows = await uninvitedStatement(ctx(), event)
  expect(new Map(rows.map(({ id, email, locale }) => [id, [email, locale]]))).toEqual(
    new Map([
      [known.id, ['new@example.org', 'fr']],
      [unknown.id, [null, null]],
    ]),
  )
})

test('a person without an address is left out, and who has a link already is not asked for one', async () => {
  const { event, people } = await world(2)
  const [invited, other] = people
  if (!invited || !other) throw new Error('no speakers')
  await makeSpeakingInvitation(event, invited)
  const rows = await uninvitedStatement(ctx(), event)
  expect(rows.map(({ id }) => id)).toEqual([other.id])
  const form = {
    people: {
      [other.slug]: { locale: 'en' as const },
      [invited.slug]: { email: 'x@example.org', locale: 'en' as const },
    },
  }
  expect(await candidatesOf(ctx(), rows, form)).toEqual({ invited: [], often: [], more: 0 })
})

test('more addresses than go at once leave the rest for the next go', async () => {
  const list = Array.from({ length: maxInvitedAtOnce + 2 }, (_, n) => ({
    ...{ id: `speaker-${n}`, slug: `many-${n}`, name: 'Many', nativeName: null, email: null, locale: null },
  }))
  const people = Object.fromEntries(
    list.map(({ slug }) => [slug, { email: `${unique(slug)}@example.org`, locale: 'en' as const }]),
  )
  const { invited, more } = await candidatesOf(ctx(), list, { people })
  expect([invited.length, more]).toEqual([maxInvitedAtOnce, 2])
})
