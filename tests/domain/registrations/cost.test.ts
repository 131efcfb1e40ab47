import { env } from 'cloudflare:workers'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase } from '#tests/support/faults/database.ts'
import { makeAccount, makeEvent, unique } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { type Ctx, openDb } from '#worker/core/context.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { choosePlaces } from '#worker/domain/registrations/choose.ts'
import { givePlace } from '#worker/domain/registrations/give.ts'
import { acceptOffer, lapseStatements } from '#worker/domain/registrations/offer.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { offers, registrations } from '#worker/domain/registrations/table.ts'

/** The first in the hall, the second in the hub, everybody else online; all of them would rather sit in the hall, or in the hub. */
const crowd = `
  with recursive n (n) as (select 1 union all select n + 1 from n where n < ?2)
  insert into registrations (id, event_id, place_kind_id, preferences, number, key, state, name, name_folded, email, mailbox,
    locale, consent, consented_at, created_at, updated_at)
  select ?1 || '-' || n, ?1, case n when 1 then ?3 when 2 then ?4 else ?5 end, json_array(?3, ?4, ?5), n, 'key-' || n,
    'confirmed', 'Guest', 'guest', ?1 || n || '@example.org', ?1 || n || '@example.org', 'en', 'I agree.', 0, 0, 0 from n`

async function world(stored: number, values: Partial<EventRow> = {}) {
  const event = await makeEvent({ capacity: 1, ...values })
  const hub = await makePlaceKind(event, { position: 1, capacity: 1 })
  const online = await makePlaceKind(event, { position: 2, type: 'online' })
  const kinds = [event.placeKind.id, hub.id, online.id] as const
  await env.DB.prepare(crowd)
    .bind(event.id, stored, ...kinds)
    .run()
  const first = await ctx()
    .db.select()
    .from(registrations)
    .where(eq(registrations.eventId, event.id))
    .orderBy(asc(registrations.number))
    .limit(5)
  const who = (n: number) => first[n - 1] as (typeof first)[number]
  const { id: actorId } = await makeAccount()
  return { event, kinds, who, actorId }
}
type World = Awaited<ReturnType<typeof world>>

/** What an action costs D1: trips, rows read, rows written. */
async function costOf(action: (context: Ctx) => Promise<unknown>, now = new Date()) {
  const cost = { trips: 0, read: 0, written: 0 }
  const database = aroundDatabase(env.DB, async (_, run) => {
    const answer = await run()
    cost.trips += 1
    for (const { meta } of [answer].flat() as D1Result[]) {
      cost.read += meta?.rows_read ?? 0
      cost.written += meta?.rows_written ?? 0
    }
    return answer
  })
  await action({ ...ctx(now), db: openDb(database) })
  return cost
}

const offerOf = async ({ event }: World) => {
  const [offer] = await ctx().db.select().from(offers).where(eq(offers.eventId, event.id)).limit(1)
  if (!offer) throw new Error('no offer')
  return offer
}

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)

/** A year ahead, so that a day after the offer is before its event. */
const asks = { waitlistMode: 'offers', startsAt: later(24 * 365) } as const

const actions: Record<string, (stored: number) => Promise<Awaited<ReturnType<typeof costOf>>>> = {
  register: async (stored) => {
    const { event } = await world(stored)
    return costOf((context) => register(context, event.slug, person(unique('late'))))
  },
  'cancel, with two who move up': async (stored) => {
    const { who } = await world(stored)
    return costOf((context) => cancelOwnRegistration(context, who(1)))
  },
  'cancel, with an offer': async (stored) => {
    const { who } = await world(stored, asks)
    return costOf((context) => cancelOwnRegistration(context, who(1)))
  },
  choose: async (stored) => {
    const { who, kinds } = await world(stored)
    return costOf((context) => choosePlaces(context, who(1), [kinds[2]]))
  },
  give: async (stored) => {
    const { event, who, kinds, actorId } = await world(stored)
    const gift = { actorId, event, registrationId: who(5).id, placeKindId: kinds[1], reason: 'Chairs the panel' }
    return costOf((context) => givePlace(context, gift))
  },
  accept: async (stored) => {
    const made = await world(stored, asks)
    await cancelOwnRegistration(ctx(), made.who(1))
    const offer = await offerOf(made)
    return costOf((context) => acceptOffer(context, offer))
  },
  lapse: async (stored) => {
    const made = await world(stored, asks)
    await cancelOwnRegistration(ctx(), made.who(1))
    return costOf((context) => context.db.batch(lapseStatements(context, made.event.id)), later(30))
  },
}

const sizes = [10, 1000, 10_000]

test.each(Object.entries(actions))(
  '%s reads and writes as many rows with 10,000 registrations stored as with 10',
  async (name, cost) => {
    const costs = []
    for (const stored of sizes) costs.push(await cost(stored))
    console.info(
      `rows of ${name} at ${sizes.join(', ')}: ${costs.map(({ read, written }) => `${read} read ${written} written`).join('; ')}`,
    )
    expect(costs[0]?.trips).toBe(1)
    for (const other of costs.slice(1)) {
      expect(other.written).toBe(costs[0]?.written)
      // A few rows more or less: the order within a round is that of random ids.
      expect(Math.abs(other.read - (costs[0]?.read ?? 0))).toBeLessThan(10)
    }
  },
  120_000,
)
