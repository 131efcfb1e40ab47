import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { randomOf } from '#tests/support/crowd.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makeAccessCode, makePlaceKind } from '#tests/support/places.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { type Answer, register, registerAll } from '#worker/domain/registrations/register.ts'
import type { NewRegistration } from '#worker/domain/registrations/schema.ts'
import { type PlaceKindRow, registrations } from '#worker/domain/registrations/table.ts'

const told = (answer: Answer) =>
  'registration' in answer ? [answer.state, answer.position, answer.isNew] : 'refused' in answer ? answer : answer.state

/** A hall, two hubs, one for a domain and one for a code that opens it three times. */
async function makePlaces() {
  const event = await makeEvent({ capacity: 6 })
  const hub = await makePlaceKind(event, { position: 1, capacity: 4 })
  const domain = await makePlaceKind(event, { position: 2, capacity: 3, access: 'domains', domains: ['hust.edu.vn'] })
  const coded = await makePlaceKind(event, { position: 3, capacity: 9, access: 'code' })
  await makeAccessCode(coded, { maxUses: 3 })
  return { event, kinds: [event.placeKind, hub, domain, coded] }
}

/** People with wishes of all sorts, some twice with one key, some with another key for the same mailbox. */
function peopleOf(kinds: readonly PlaceKindRow[], seed: number): NewRegistration[] {
  const random = randomOf(seed)
  const pick = (n: number) => Math.floor(random() * n)
  const people = [...Array(40).keys()].map((n) =>
    person(n, {
      email: n % 3 === 0 ? `p${n}@hust.edu.vn` : `p${n}@example.org`,
      preferences: kinds.filter(() => pick(2) === 0).map(({ id }) => id),
      ...(pick(3) === 0 ? { code: 'lotus' } : {}),
    }),
  )
  return people.flatMap((one, n) => {
    const earlier = people[pick(n + 1)] ?? one
    return [[one], [earlier], [{ ...earlier, key: `other-${n}` }]][pick(3)] ?? []
  })
}

/** What stands in the database, with the kinds as numbers, since each event has its own. */
async function rowsOf(event: EventRow, kinds: readonly PlaceKindRow[]) {
  const { db } = ctx()
  const rows = await db
    .select()
    .from(registrations)
    .where(eq(registrations.eventId, event.id))
    .orderBy(asc(registrations.number))
  const kindOf = (id: string) => kinds.findIndex((kind) => kind.id === id)
  const sent = await db.select().from(mails).where(eq(mails.eventId, event.id))
  const noted = await db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  return {
    rows: rows.map(({ number, state, email, placeKindId, preferences }) => [
      ...[number, state, email, kindOf(placeKindId)],
      preferences.map(kindOf),
    ]),
    mails: sent
      .filter(({ template }) => template !== 'registration.repeated')
      .map(({ template }) => template)
      .sort(),
    noted: noted.length,
    counts: await countsOf(event),
  }
}

test.each([1, 2, 3, 4, 5])(
  'together, 40 people get what each would have got alone, one after the other (seed %i)',
  async (seed) => {
    const [alone, together] = [await makePlaces(), await makePlaces()]
    const answers = []
    for (const input of peopleOf(alone.kinds, seed)) {
      const answer = await register(ctx(), alone.event.slug, input).catch(({ code }) => ({ refused: code }))
      answers.push(told(answer))
    }
    const gathered = await registerAll(ctx(), together.event.slug, peopleOf(together.kinds, seed))
    expect(gathered.map(told)).toEqual(answers)
    expect(await rowsOf(together.event, together.kinds)).toEqual(await rowsOf(alone.event, alone.kinds))
  },
)

test('another key for a registered mailbox is told by mail once, however often it comes in one batch', async () => {
  const event = await makeEvent()
  await register(ctx(), event.slug, person('held'))
  const others = [1, 2, 3, 4, 5].map((n) => person('held', { key: `other-${n}` }))
  const answers = await registerAll(ctx(), event.slug, others)
  expect(answers).toEqual(others.map(() => ({ state: 'already-registered' })))
  const repeated = and(eq(mails.eventId, event.id), eq(mails.template, 'registration.repeated'))
  expect(await ctx().db.select().from(mails).where(repeated)).toHaveLength(1)
})

test('each is refused for its own reason: an unknown event, a closed one, no place kind that is open to them', async () => {
  const closed = await makeEvent({ registrationClosesAt: new Date(0) })
  const event = await makeEvent()
  const answers = [
    await registerAll(ctx(), 'no-such-event', [person(1), person(2)]),
    await registerAll(ctx(), closed.slug, [person(1), person(2)]),
    await registerAll(ctx(), event.slug, [person(1, { preferences: ['unknown'] }), person(2)]),
  ]
  expect(answers.map((one) => one.map((answer) => ('refused' in answer ? answer.refused : answer.state)))).toEqual([
    ['not_found', 'not_found'],
    ['registration.closed', 'registration.closed'],
    ['registration.no_place_kind', 'confirmed'],
  ])
})
