import { env } from 'cloudflare:workers'
import { and, eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { capacityStatements } from '#worker/domain/registrations/capacity.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { offers, registrations } from '#worker/domain/registrations/table.ts'
import { tellCancelledStatement } from '#worker/domain/registrations/tell-event.ts'

const commit = async (context: Ctx, [first, ...rest]: readonly Statement[]) =>
  first ? context.db.batch([first, ...rest]) : undefined
const rowsOf = (event: { id: string }) =>
  ctx().db.select().from(registrations).where(eq(registrations.eventId, event.id)).orderBy(registrations.number)
const statesOf = async (event: { id: string }) => (await rowsOf(event)).map(({ state }) => state)

test('a capacity lowered below the confirmed drops nobody; raised by 10 it takes the next 10 by arrival, each told once', async () => {
  const event = await makeEvent({ capacity: 5 })
  for (let n = 1; n <= 20; n += 1) await register(ctx(), event.slug, person(n))
  await commit(ctx(), capacityStatements(ctx(), event.id, 2))
  expect(await statesOf(event)).toEqual([...Array(5).fill('confirmed'), ...Array(15).fill('waitlisted')])
  await commit(ctx(), capacityStatements(ctx(), event.id, 15))
  await commit(ctx(), capacityStatements(ctx(), event.id, 15))
  expect(await statesOf(event)).toEqual([...Array(15).fill('confirmed'), ...Array(5).fill('waitlisted')])
  const promoted = (await rowsOf(event)).slice(5, 15).map(({ id }) => id)
  const told = await ctx()
    .db.select({ id: mails.subjectId, key: mails.key })
    .from(mails)
    .where(
      and(
        eq(mails.template, 'registration.promoted'),
        inArray(
          mails.subjectId,
          (await rowsOf(event)).map(({ id }) => id),
        ),
      ),
    )
  expect(told.map(({ id }) => id).sort()).toEqual(promoted.toSorted())
  const given = await ctx()
    .db.select({ id: offers.id, to: offers.registrationId })
    .from(offers)
    .where(eq(offers.eventId, event.id))
  expect(told.map(({ key }) => key).sort()).toEqual(
    given.map(({ id, to }) => `registration.promoted:${to}:${id}`).sort(),
  )
  const noted = await ctx()
    .db.select({ id: auditEntries.subjectId })
    .from(auditEntries)
    .where(and(eq(auditEntries.eventId, event.id), eq(auditEntries.action, 'registration.promoted')))
  expect(noted.map(({ id }) => id).sort()).toEqual(promoted.toSorted())
})

test('without a limit everybody is let in; a cancelled event lets nobody in', async () => {
  const event = await makeEvent({ capacity: 0 })
  const cancelled = await makeEvent({ capacity: 0 })
  for (const { slug } of [event, cancelled]) for (const n of [1, 2, 3]) await register(ctx(), slug, person(n))
  await env.DB.prepare("update events set state = 'cancelled' where id = ?").bind(cancelled.id).run()
  for (const { id } of [event, cancelled]) await commit(ctx(), capacityStatements(ctx(), id, null))
  expect(await statesOf(event)).toEqual(['confirmed', 'confirmed', 'confirmed'])
  expect(await statesOf(cancelled)).toEqual(['waitlisted', 'waitlisted', 'waitlisted'])
})

test('a cancelled event tells everybody who is registered or waits, and nobody who cancelled', async () => {
  const event = await makeEvent({ capacity: 1 })
  for (const n of [1, 2, 3]) await register(ctx(), event.slug, person(n))
  const [confirmed, waiting, gone] = await rowsOf(event)
  await ctx()
    .db.update(registrations)
    .set({ state: 'cancelled' })
    .where(eq(registrations.id, gone?.id ?? ''))
  await commit(ctx(), [tellCancelledStatement(ctx(), event.id)])
  const told = await ctx()
    .db.select({ key: mails.key })
    .from(mails)
    .where(
      and(
        eq(mails.template, 'event.cancelled'),
        inArray(
          mails.subjectId,
          (await rowsOf(event)).map(({ id }) => id),
        ),
      ),
    )
  expect(told.map(({ key }) => key).sort()).toEqual(
    [`event.cancelled:${confirmed?.id}:0`, `event.cancelled:${waiting?.id}:0`].sort(),
  )
})

test('no move into a full hall gets past the database, whatever the code says', async () => {
  const event = await makeEvent({ capacity: 0 })
  await register(ctx(), event.slug, person(1))
  await expect(
    env.DB.prepare("update registrations set state = 'confirmed' where event_id = ?").bind(event.id).run(),
  ).rejects.toThrow('place kind is full')
})

test('after all migrations the triggers that count places are there, and no others', async () => {
  const { results } = await env.DB.prepare(
    "select name from sqlite_schema where type = 'trigger' and name glob 'registrations_*' order by name",
  ).all()
  expect(results.map(({ name }) => name)).toEqual([
    'registrations_arrive',
    'registrations_full_insert',
    'registrations_full_update',
    'registrations_move',
  ])
})
