import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

const mailsOf = async (subjectId: string) =>
  await ctx().db.select({ template: mails.template, key: mails.key }).from(mails).where(eq(mails.subjectId, subjectId))

test('the last places go to as many as fit, everybody else waits in order of arrival', async () => {
  const event = await makeEvent({ capacity: 2 })
  const outcomes = []
  for (const n of [1, 2, 3, 4]) outcomes.push(await register(ctx(), event.slug, person(n)))
  expect(
    outcomes.map((outcome) => ({ state: outcome.state, position: 'position' in outcome && outcome.position })),
  ).toEqual([
    { state: 'confirmed', position: null },
    { state: 'confirmed', position: null },
    { state: 'waitlisted', position: 1 },
    { state: 'waitlisted', position: 2 },
  ])
})

test('a registration is one batch: its mail by its own state, its audit line without name or address', async () => {
  const event = await makeEvent({ capacity: 0 })
  const outcome = await register(ctx(), event.slug, person('batch', { organization: 'VNU' }))
  if (outcome.state === 'already-registered' || !('registration' in outcome)) throw new Error('not registered')
  const { id, key, ...row } = outcome.registration
  expect(row).toMatchObject({
    eventId: event.id,
    number: 1,
    state: 'waitlisted',
    organization: 'VNU',
    consent: 'I agree.',
    addedBy: null,
  })
  expect(key).not.toContain('key-batch')
  expect(await mailsOf(id)).toEqual([{ template: 'registration.waitlisted', key: `registration.waitlisted:${id}` }])
  expect(await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))).toEqual([
    {
      id: expect.any(String),
      at: expect.any(Date),
      actorId: null,
      actorName: null,
      action: 'registration.received',
      organizationId: event.organizationId,
      eventId: event.id,
      subjectId: id,
      details: null,
    },
  ])
})

test('the same key gives the same answer; its place in the queue is counted afresh', async () => {
  const event = await makeEvent({ capacity: 0 })
  const first = await register(ctx(), event.slug, person('a'))
  await register(ctx(), event.slug, person('b'))
  const again = await register(ctx(), event.slug, person('a'))
  expect({ ...again, isNew: true }).toEqual(first)
  expect(again).toMatchObject({ isNew: false, position: 1 })
})

test('the same key with another mailbox is another person and never sees the first ticket', async () => {
  const event = await makeEvent()
  const first = await register(ctx(), event.slug, person('a'))
  const second = await register(ctx(), event.slug, person('a', { email: 'other@example.org' }))
  expect([first.state, second.state]).toEqual(['confirmed', 'confirmed'])
  expect(second).toMatchObject({ isNew: true, registration: { email: 'other@example.org', number: 2 } })
})

test('one person 20 times at once, however the address is written, is one registration and at most 3 more mails', async () => {
  const event = await makeEvent({ capacity: 5 })
  const spellings = [
    'lê.vi@ví-dụ.vn',
    'LÊ.VI@ví-dụ.vn',
    'lê.vi@ví-dụ.vn'.normalize('NFD'),
    'lê.vi+tag@ví-dụ.vn',
    'lê.vi＠ví-dụ.vn',
    `lê.vi@${new URL('http://ví-dụ.vn').hostname}`,
  ]
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      register(ctx(), event.slug, person(n, { email: spellings[n % spellings.length] ?? '' })),
    ),
  )
  expect(outcomes.map(({ state }) => state).sort()).toEqual([...Array(19).fill('already-registered'), 'confirmed'])
  const rows = await ctx().db.select().from(registrations).where(eq(registrations.eventId, event.id))
  expect(rows).toHaveLength(1)
  expect(spellings).toContain(rows[0]?.email)
  expect((await mailsOf(rows[0]?.id ?? '')).map(({ template }) => template).sort()).toEqual([
    'registration.confirmed',
    'registration.repeated',
    'registration.repeated',
    'registration.repeated',
  ])
})

test('a name stays as typed and is found without its marks', async () => {
  const event = await makeEvent()
  const outcome = await register(ctx(), event.slug, person('dang', { name: 'Đặng Thị Ánh' }))
  expect(outcome).toMatchObject({ registration: { name: 'Đặng Thị Ánh', nameFolded: 'dang thi anh' } })
})

test('before opening, after closing, after the end and once cancelled nobody is taken, by the clock of the server', async () => {
  const now = new Date()
  const soon = new Date(now.getTime() + 1000)
  const before = await makeEvent({ registrationOpensAt: soon })
  const closed = await makeEvent({ registrationClosesAt: now })
  const over = await makeEvent({ startsAt: new Date(now.getTime() - 7_200_000), endsAt: now })
  const cancelled = await makeEvent({ state: 'cancelled' })
  const without = await makeEvent({ takesRegistrations: false })
  const draft = await makeEvent({ state: 'draft' })
  const codes = []
  for (const event of [before, closed, over, cancelled, without, draft]) {
    codes.push(
      await register(ctx(now), event.slug, person(1)).catch((error: unknown) => (error as { code: string }).code),
    )
  }
  expect(codes).toEqual([
    'registration.not_open',
    'registration.closed',
    'registration.closed',
    'registration.event_cancelled',
    'registration.closed',
    'not_found',
  ])
  expect(await register(ctx(soon), before.slug, person(1))).toMatchObject({ state: 'confirmed' })
})

test('after closing the same key still gives its answer, and another key of the mailbox the refusal of everybody', async () => {
  const opened = new Date()
  const closing = new Date(opened.getTime() + 1000)
  const event = await makeEvent({ registrationClosesAt: closing })
  const first = await register(ctx(opened), event.slug, person(1))
  expect(await register(ctx(closing), event.slug, person(1))).toEqual({ ...first, isNew: false })
  await expect(register(ctx(closing), event.slug, person(1, { key: 'other' }))).rejects.toMatchObject({
    code: 'registration.closed',
  })
})

test('who cancelled comes back with a new key at the end of the queue', async () => {
  const event = await makeEvent({ capacity: 1 })
  await register(ctx(), event.slug, person('holder'))
  await register(ctx(), event.slug, person('a'))
  await register(ctx(), event.slug, person('b'))
  await ctx()
    .db.update(registrations)
    .set({ state: 'cancelled' })
    .where(and(eq(registrations.eventId, event.id), eq(registrations.mailbox, 'person-a@example.org')))
  expect(await register(ctx(), event.slug, person('a', { key: 'again' }))).toMatchObject({
    state: 'waitlisted',
    position: 2,
    registration: { number: 4 },
  })
})
