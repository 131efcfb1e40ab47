import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { placesOf, takeBackOffers } from '#tests/support/places.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { offers } from '#worker/domain/registrations/table.ts'
import { runCron } from '#worker/jobs/cron.ts'

afterAll(async () => {
  await takeBackOffers()
})

const everyFiveMinutes = { cron: '*/5 * * * *', scheduledTime: Date.now(), noRetry() {} }

test('every five minutes offers whose time is over lapse and go to the next in line; run twice it is once', async () => {
  const event = await makeEvent({ capacity: 1, waitlistMode: 'offers' })
  const all: Registered[] = []
  for (const n of [1, 2, 3]) all.push((await register(ctx(), event.slug, person(n))) as Registered)
  const [first] = all
  if (!first) throw new Error('nobody')
  await cancelOwnRegistration(ctx(), first.registration)
  const states = async () => (await placesOf(event)).map(([state]) => state)
  expect(await states()).toEqual(['cancelled', 'offered', 'waitlisted'])
  const past = new Date(Date.now() - 1000)
  await ctx().db.update(offers).set({ expiresAt: past }).where(eq(offers.eventId, event.id))
  await runCron(everyFiveMinutes, env)
  await runCron(everyFiveMinutes, env)
  expect(await states()).toEqual(['cancelled', 'waitlisted', 'offered'])
})
