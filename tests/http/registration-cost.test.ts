import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'

const form = (n: number) => ({
  method: 'POST',
  body: new URLSearchParams({
    name: 'Lan',
    email: `cost-${n}@example.org`,
    locale: 'vi',
    consent: 'on',
    key: `cost-${n}`,
  }),
})

test('a registration is one round trip and reads no more rows with 300 people before it than with 3', async () => {
  const costs = []
  for (const people of [3, 300]) {
    const event = await makeEvent({ capacity: 2 })
    for (let n = 0; n < people; n += 1) await register(ctx(), event.slug, person(n))
    costs.push(await counted(`/events/${event.slug}/register?lang=en`, form(people)))
  }
  expect(costs.map(({ status, roundTrips }) => ({ status, roundTrips }))).toEqual([
    { status: 303, roundTrips: 1 },
    { status: 303, roundTrips: 1 },
  ])
  expect(costs[1]?.rowsRead).toBe(costs[0]?.rowsRead)
})

test('the form, the ticket and "send my link again" are one round trip each, the console list two', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const outcome = await register(ctx(), event.slug, person(1))
  if (!('registration' in outcome)) throw new Error('not registered')
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const console = { headers: { cookie, accept: 'text/html' } }
  const trips = [
    await counted(`/events/${event.slug}/register?lang=en`),
    await counted(await ticketPath(ctx(), outcome.registration)),
    await counted(`/events/${event.slug}/ticket-link?lang=en`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'person-1@example.org' }),
    }),
    await counted(`/console/events/${event.slug}/registrations?lang=en`, console),
    await counted(`/console/events/${event.slug}/registrations.csv?lang=en`, console),
  ]
  expect(trips.map(({ status, roundTrips }) => [status, roundTrips])).toEqual([
    [200, 1],
    [200, 1],
    [202, 1],
    [200, 2],
    [200, 2],
  ])
})
