import { asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { type OfferRow, offers, type PlaceKindRow } from './table.ts'

const longestLog = 100

/** Every place that was offered or given to a registration, the first one first: what the log of its waiting is made from. */
export const offersStatement = (ctx: Ctx, registrationId: string) =>
  ctx.db
    .select()
    .from(offers)
    .where(eq(offers.registrationId, registrationId))
    .orderBy(asc(offers.madeAt), asc(offers.id))
    .limit(longestLog)

/** A place kind as a mail names it. */
export type NamedKind = Pick<PlaceKindRow, 'id' | 'type' | 'name' | 'place'>

/** The place that somebody holds. */
export interface HeldKind extends NamedKind {
  /** The event has no other kind to tell it from. */
  isOnly: boolean
}

/** The offer that a mail tells of; instants in milliseconds. */
export interface ToldOffer {
  state: OfferRow['state']
  kind: NamedKind
  /** The place that was held until then. */
  from: NamedKind | null
  byHand: boolean
  reason: string | null
  madeAt: number
  expiresAt: number | null
}

const namedKind = (id: string) =>
  sql.raw(`(select json_object('id', kind.id, 'type', kind.type, 'name', json(kind.name), 'place', json(kind.place))
    from place_kinds kind where kind.id = ${id})`)

const parsed = { mapFromDriverValue: (value: unknown) => JSON.parse(String(value)) }

/** Several moves of one moment are told as one: from the place that was held before the first. */
const heldBefore = `(select first.from_place_kind_id from offers first where first.registration_id = offer.registration_id
  and first.made_at = offer.made_at and first.expires_at is offer.expires_at order by first.rowid limit 1)`

/** Inside a query of `mails` and `registrations`: the offer whose id or round ends the mail's key, else the newest. */
export const toldOffer = sql<ToldOffer | null>`(
  select json_object('state', offer.state, 'kind', json(${namedKind('offer.place_kind_id')}),
    'from', json(${namedKind(heldBefore)}), 'byHand', json(iif(offer.made_by is null, 'false', 'true')),
    'reason', offer.reason, 'madeAt', offer.made_at, 'expiresAt', offer.expires_at)
  from offers offer where offer.registration_id = registrations.id
  order by substr(mails.key, -36) in (offer.id, offer.round) desc, offer.made_at desc, offer.id desc limit 1)`.mapWith(
  parsed,
)

const kindsOfEvent = `(select count(*) from place_kinds own where own.event_id = registrations.event_id)`

/** Inside a query of `registrations`: the place that is held. */
export const heldKind = sql<HeldKind | null>`(case when registrations.state = 'confirmed' then
  json_set(${namedKind('registrations.place_kind_id')}, '$.isOnly', json(iif(${sql.raw(kindsOfEvent)} = 1, 'true', 'false')))
  end)`.mapWith(parsed)

/** Inside a query of `registrations`: what somebody who waits wishes for most, where the event has several kinds. */
export const wishedKind = sql<NamedKind | null>`(
  case when registrations.state = 'waitlisted' and ${sql.raw(kindsOfEvent)} > 1 then ${namedKind(
    '(select place_kind_id from wishes where wishes.registration_id = registrations.id order by wishes.rank limit 1)',
  )} end)`.mapWith(parsed)
