import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase, failTrip } from '#tests/support/faults/database.ts'
import { makeInvitation } from '#tests/support/invitations.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { registrationState } from '#tests/support/registration-state.ts'
import { type Ctx, openDb } from '#worker/core/context.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { addRegistration } from '#worker/domain/registrations/add.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { choosePlaces } from '#worker/domain/registrations/choose.ts'
import { announceDecisions, decide } from '#worker/domain/registrations/decide.ts'
import { givePlace } from '#worker/domain/registrations/give.ts'
import { acceptInvitation } from '#worker/domain/registrations/invitations/answer.ts'
import { acceptOffer, declineOffer, lapseStatements } from '#worker/domain/registrations/offer.ts'
import { editPlaceKind } from '#worker/domain/registrations/place-kinds.ts'
import { type Registered, register, registerAll } from '#worker/domain/registrations/register.ts'
import { PlaceKindFields } from '#worker/domain/registrations/schema.ts'
import { offers, type RegistrationRow } from '#worker/domain/registrations/table.ts'

const hour = 3_600_000
const now = new Date()

/** A hall and a hub of one place each; five people, of whom the first holds the hall, the second the hub, the others wait for both. */
async function world(values: Partial<EventRow> = {}) {
  const event = await makeEvent({ capacity: 1, ...values })
  const hub = await makePlaceKind(event, { position: 1, capacity: 1 })
  const people: RegistrationRow[] = []
  for (const n of [1, 2, 3, 4, 5]) {
    people.push(((await register(ctx(now), event.slug, person(n))) as Registered).registration)
  }
  const { id: actorId } = await makeAccount()
  const who = (n: number) => people[n - 1] as RegistrationRow
  return { event, hub: hub.id, who, ids: people.map(({ id }) => id), actorId }
}
type World = Awaited<ReturnType<typeof world>>

/** The same where places are offered, and the first has given up the hall: the second is asked first. */
async function offered() {
  const made = await world({ waitlistMode: 'offers' })
  await cancelOwnRegistration(ctx(now), made.who(1))
  return made
}

async function decided() {
  const made = await world({ needsApproval: true })
  const { actorId, event, ids } = made
  await decide(ctx(now), { actorId, event, registrationIds: ids.slice(1), decision: 'approved' })
  await decide(ctx(now), { actorId, event, registrationIds: ids.slice(0, 1), decision: 'declined' })
  return made
}

const offerOf = async ({ event }: World) => {
  const rows = await ctx().db.select().from(offers)
  const own = rows.find(({ eventId, round, state }) => eventId === event.id && round && state !== 'lapsed')
  if (!own) throw new Error('no offer')
  return own
}

interface Action {
  arrange: () => Promise<World>
  /** What the caller holds from before, such as the offer that is answered. */
  act: (made: World) => Promise<(context: Ctx) => Promise<unknown>>
  /** Hours later than the world was made. */
  after?: number
}

const actions: Record<string, Action> = {
  register: {
    arrange: world,
    act:
      async ({ event }) =>
      async (context) => {
        const { state, position } = (await register(context, event.slug, person(6))) as Registered
        return { state, position }
      },
  },
  'register several at once': {
    arrange: world,
    act:
      async ({ event }) =>
      async (context) => {
        const entries = [6, 7].map((n) => person(n))
        const outcomes = (await registerAll(context, event.slug, entries)) as Registered[]
        return outcomes.map(({ state, position }) => [state, position])
      },
  },
  'add by hand': {
    arrange: world,
    act:
      async ({ event, actorId }) =>
      async (context) =>
        (await addRegistration(context, event, actorId, person(6))).state,
  },
  'accept an invitation': {
    arrange: world,
    act: async ({ event }) => {
      const invitation = await makeInvitation(event, { email: 'invited@example.org' })
      const answer = { name: 'Test Guest', locale: 'en' as const, preference: [], consent: 'I agree.' }
      return async (context) =>
        (await acceptInvitation(context, { invitation, event, registration: undefined }, answer)).state
    },
  },
  cancel: {
    arrange: world,
    act:
      async ({ who }) =>
      (context) =>
        cancelOwnRegistration(context, who(1)),
  },
  'cancel where places are offered': {
    arrange: () => world({ waitlistMode: 'offers' }),
    act:
      async ({ who }) =>
      (context) =>
        cancelOwnRegistration(context, who(1)),
  },
  'raise the capacity': {
    arrange: world,
    act:
      async ({ event, hub, actorId }) =>
      (context) =>
        editPlaceKind(context, { actorId, event, placeKindId: hub }, PlaceKindFields.parse({ capacity: '2' })),
  },
  'cancel with an offer': {
    arrange: offered,
    act:
      async ({ who }) =>
      (context) =>
        cancelOwnRegistration(context, who(2)),
  },
  choose: {
    arrange: world,
    act:
      async ({ who, hub }) =>
      (context) =>
        choosePlaces(context, who(1), [hub]),
  },
  give: {
    arrange: world,
    act: async ({ actorId, event, ids, hub }) => {
      const gift = { actorId, event, registrationId: ids[4] ?? '', placeKindId: hub, reason: 'Chairs the panel' }
      return (context) => givePlace(context, gift)
    },
  },
  decide: {
    arrange: () => world({ needsApproval: true }),
    act:
      async ({ actorId, event, ids }) =>
      (context) =>
        decide(context, { actorId, event, registrationIds: ids, decision: 'approved', reason: 'Welcome' }),
  },
  announce: {
    arrange: decided,
    act:
      async ({ actorId, event }) =>
      (context) =>
        announceDecisions(context, actorId, event),
  },
  accept: {
    arrange: offered,
    act: async (made) => {
      const offer = await offerOf(made)
      return (context) => acceptOffer(context, offer)
    },
  },
  decline: {
    arrange: offered,
    act: async (made) => {
      const offer = await offerOf(made)
      return (context) => declineOffer(context, offer)
    },
  },
  lapse: {
    arrange: offered,
    act:
      async ({ event }) =>
      async (context) =>
        void (await context.db.batch(lapseStatements(context, event.id))),
    after: 30,
  },
}

/** What the rows say, but for the moments at which offers end: a retry comes later than the first try. */
async function stateOf({ event }: World) {
  const { guests, lines, counters } = await registrationState(event)
  return {
    guests: guests.map((guest) => ({ ...guest, offers: guest.offers.map(({ kind, state }) => [kind, state]) })),
    lines,
    counters,
  }
}

const at = (database: D1Database, seconds: number): Ctx => ({
  ...ctx(new Date(now.getTime() + seconds * 1000)),
  db: openDb(database),
})

describe('an error of D1 before or after any of its commits leaves all or nothing, and the next try says what the first would have', () => {
  test.each(Object.entries(actions))('%s', async (name, { arrange, act, after = 0 }) => {
    const seconds = (after * hour) / 1000
    const clean = await arrange()
    const trips: string[][] = []
    const counting = aroundDatabase(env.DB, (trip, run) => {
      trips.push([...trip.statements])
      return run()
    })
    const answer = await (await act(clean))(at(counting, seconds))
    const done = await stateOf(clean)
    for (const index of trips.keys()) {
      for (const when of ['before', 'after'] as const) {
        const made = await arrange()
        const before = await stateOf(made)
        expect(done).not.toEqual(before)
        const action = await act(made)
        await expect(action(at(failTrip(env.DB, index, when), seconds))).rejects.toThrow()
        expect(await stateOf(made), `${when} trip ${index}`).toEqual(when === 'before' ? before : done)
        for (const delay of [0, 5]) expect(await action(at(env.DB, seconds + delay))).toEqual(answer)
        expect(await stateOf(made), `after the retry of ${when} trip ${index}`).toEqual(done)
      }
    }
    const statements = trips.flat().length
    console.info(
      `R5 ${name}: ${trips.length} trip of ${statements} statements, failed before and after, tried again twice`,
    )
    expect(trips).toHaveLength(1)
  })
})
