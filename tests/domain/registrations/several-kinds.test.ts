import { env } from 'cloudflare:workers'
import { asc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makePlaceKind } from '#tests/support/places.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { offers, placeKinds, registrations } from '#worker/domain/registrations/table.ts'

/** How many cancel while as many register. */
const many = env.FULL ? 300 : 40

test(`${many} cancel while ${many} register for a hall, a hub and online: no kind beyond its capacity at any sample, the first in line move up, each told once`, async () => {
  const event = await makeEvent({ capacity: many })
  const hall = event.placeKind.id
  const hub = (await makePlaceKind(event, { position: 1, capacity: many })).id
  await makePlaceKind(event, { position: 2, type: 'online' })
  const holders: Registered[] = []
  for (let n = 0; n < 3 * many; n += 1) holders.push((await register(ctx(), event.slug, person(n))) as Registered)

  const samples: number[] = []
  const sample = async () => {
    const rows = await ctx().db.select().from(placeKinds).where(eq(placeKinds.eventId, event.id))
    for (const { taken, capacity } of rows) samples.push(capacity === null ? 0 : taken - capacity)
  }
  await Promise.all([
    ...holders.slice(0, many).flatMap(({ registration }) => [cancelOwnRegistration(ctx(), registration), sample()]),
    ...Array.from({ length: many }, (_, n) => register(ctx(), event.slug, person(`late-${n}`))),
  ])
  expect(Math.max(...samples)).toBe(0)

  const rows = await ctx()
    .db.select()
    .from(registrations)
    .where(eq(registrations.eventId, event.id))
    .orderBy(asc(registrations.number))
  const holding = (kind: string) =>
    rows.flatMap((row) => (row.state === 'confirmed' && row.placeKindId === kind ? [row.number] : []))
  const numbers = (from: number) => Array.from({ length: many }, (_, n) => from + n + 1)
  expect([holding(hall), holding(hub)]).toEqual([numbers(many), numbers(2 * many)])
  const { counters, counted } = await countsOf(event)
  expect(counters).toEqual(counted)

  const told = await ctx()
    .db.select({ number: registrations.number, mails: sql<number>`count(*)` })
    .from(mails)
    .innerJoin(registrations, eq(registrations.id, mails.subjectId))
    .where(sql`${registrations.eventId} = ${event.id} and ${mails.template} = 'registration.promoted'`)
    .groupBy(registrations.number)
  const moved = await ctx()
    .db.select({ number: registrations.number, mails: sql<number>`count(*)` })
    .from(offers)
    .innerJoin(registrations, eq(registrations.id, offers.registrationId))
    .where(eq(offers.eventId, event.id))
    .groupBy(registrations.number)
  expect(told).toEqual(moved)
  expect(moved.map(({ number }) => number)).toEqual(expect.arrayContaining([...numbers(many), ...numbers(2 * many)]))
  console.info(
    `R3: ${many} cancelled while ${many} registered, ${samples.length} samples, most above a capacity: ${Math.max(...samples)}`,
  )
}, 120_000)

test('who moves up twice in one batch is told once, of the place that is theirs at last', async () => {
  const event = await makeEvent({ capacity: 1 })
  const hall = event.placeKind.id
  const hub = (await makePlaceKind(event, { position: 1, capacity: 1 })).id
  const online = (await makePlaceKind(event, { position: 2, capacity: 1 })).id
  const come = async (n: number, preferences: string[]) =>
    ((await register(ctx(), event.slug, person(n, { preferences }))) as Registered).registration
  const first = await come(1, [hall])
  await come(2, [hub])
  await come(3, [online])
  const mover = await come(4, [hall, hub, online])
  await come(5, [online, hub])
  // Two places become free at once: the mover is first in both lines, and sure of the hall.
  await ctx().db.update(placeKinds).set({ capacity: 2 }).where(sql`id in (${hub}, ${online})`)
  await cancelOwnRegistration(ctx(), first)
  const [row] = await ctx().db.select().from(registrations).where(eq(registrations.id, mover.id))
  expect([row?.state, row?.placeKindId]).toEqual(['confirmed', hall])
  const told = await ctx()
    .db.select({ template: mails.template })
    .from(mails)
    .where(sql`${mails.subjectId} = ${mover.id}`)
  expect(told.map(({ template }) => template)).toEqual(['registration.waitlisted', 'registration.promoted'])
})
