import { and, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { fold } from '#worker/core/text/fold.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { keyedHash } from '#worker/core/tokens.ts'
import { events } from '../events/table.ts'
import type { NewRegistration } from './schema.ts'
import { placeKinds, type RegistrationState, registrations } from './table.ts'

export interface Newcomer extends NewRegistration {
  id: string
  mailbox: string
}

/**
 * The row to be. A key speaks for one mailbox: with another address it is another key, so it shows nobody a stranger's
 * ticket. Stored is its hash, since whoever holds the key gets the ticket.
 */
export async function newcomerOf(ctx: Ctx, input: NewRegistration): Promise<Newcomer> {
  const mailbox = mailboxOf(input.email) ?? input.email
  return { ...input, id: uuidv7(ctx.now), mailbox, key: await keyedHash(ctx.secret, `${input.key} ${mailbox}`) }
}

/** `registrationPhase` is open, as SQL: decided by the database at the moment of writing. */
export const isOpen = (ctx: Ctx) =>
  and(
    eq(events.state, 'published'),
    eq(events.takesRegistrations, true),
    gt(events.endsAt, ctx.now),
    or(isNull(events.registrationOpensAt), lte(events.registrationOpensAt, ctx.now)),
    or(isNull(events.registrationClosesAt), gt(events.registrationClosesAt, ctx.now)),
  )

const isFree = sql`(${placeKinds.capacity} is null
  or (${placeKinds.taken} < ${placeKinds.capacity} and ${placeKinds.waiting} = 0))`

/** A place where one is free and nobody waits, else a number in the line. */
export const withoutApproval = sql<RegistrationState>`case when ${isFree} then 'confirmed' else 'waitlisted' end`

/** The same, but a decision first where the event wants one. */
export const byCapacity = sql<RegistrationState>`case when ${events.needsApproval} then 'pending' else ${withoutApproval} end`

/** What stands behind the last @ of a folded mailbox. */
export const domainOf = (mailbox: string): string => mailbox.slice(mailbox.lastIndexOf('@') + 1)

/** Whether a mail domain, or one above it, is among those of `kind`. */
export const hasDomain = (domain: string) => sql`exists (select 1 from json_each(kind.domains) allowed
  where allowed.value = ${domain} or substr(${domain}, -length(allowed.value) - 1) = '.' || allowed.value)`

/** A code of the event that still has a use left. */
const usable = (
  code: string | undefined,
) => sql`access_codes.event_id = events.id and access_codes.code = ${code?.toUpperCase() ?? ''}
  and (access_codes.max_uses is null or access_codes.uses < access_codes.max_uses)`

/** Whether a newcomer may take a kind, `kind` in the query around it. */
export const mayTake = ({ mailbox, code }: Newcomer) => sql`(kind.access = 'everybody'
  or (kind.access = 'domains' and ${hasDomain(domainOf(mailbox))})
  or (kind.access = 'code' and exists (select 1 from access_codes where access_codes.place_kind_id = kind.id and ${usable(code)})))`

/** Where a kind stands among the preferences, from 0; null where it is none. Without any, all kinds in their order. */
const rankOf = ({ preferences = [] }: Newcomer) =>
  preferences.length === 0
    ? sql`kind.position`
    : sql`(select key from json_each(${JSON.stringify(preferences)}) where value = kind.id)`

/** The kinds that a newcomer would take and may, the best first. */
const wanted = (newcomer: Newcomer, access: SQL) => sql`from place_kinds kind
  where kind.event_id = events.id and ${rankOf(newcomer)} is not null and ${access} `

/** The code that opened one of the kinds wished for: one that opens nothing more is not used up. */
const openedBy = ({ code }: Newcomer, kinds: SQL) => sql`(select id from access_codes where ${usable(code)}
  and exists (select 1 ${kinds} and kind.id = access_codes.place_kind_id and kind.access = 'code'))`

interface Place {
  newcomer: Newcomer
  /** Which event, and under which conditions it takes people. */
  where: SQL | undefined
  state: SQL<RegistrationState>
  /** Which kinds may be taken: a condition on `kind`. */
  access: SQL
  addedBy: string | null
}

/** Takes a place in one statement; writes nothing where the condition fails, the key was used or the mailbox is registered. */
export const placeStatement = (ctx: Ctx, { newcomer, where, state, access, addedBy }: Place) => {
  const kinds = wanted(newcomer, access)
  const rank = rankOf(newcomer)
  // Who is to be decided on waits with the kind they wish for most.
  const isDecided = state === byCapacity ? events.needsApproval : sql`false`
  const best = sql`(select kind.id ${kinds} order by
    ${isDecided} or not (kind.capacity is null or (kind.taken < kind.capacity and kind.waiting = 0)), ${rank} limit 1)`
  const now = sql`${ctx.now.getTime()}`
  const source = ctx.db
    .select({
      id: sql`${newcomer.id}`.as('id'),
      eventId: sql`${events.id}`.as('event_id'),
      placeKindId: sql`${placeKinds.id}`.as('place_kind_id'),
      preferences: sql`(select json_group_array(id) from (select kind.id ${kinds} order by ${rank}))`.as('preferences'),
      accessCodeId: openedBy(newcomer, kinds).as('access_code_id'),
      decision: sql`null`.as('decision'),
      decisionReason: sql`null`.as('decision_reason'),
      decidedBy: sql`null`.as('decided_by'),
      decidedAt: sql`null`.as('decided_at'),
      number: sql`${events.arrivals} + 1`.as('number'),
      key: sql`${newcomer.key}`.as('key'),
      state: state.as('state'),
      name: sql`${newcomer.name}`.as('name'),
      nameFolded: sql`${fold(newcomer.name)}`.as('name_folded'),
      email: sql`${newcomer.email}`.as('email'),
      mailbox: sql`${newcomer.mailbox}`.as('mailbox'),
      organization: sql`${newcomer.organization || null}`.as('organization'),
      locale: sql`${newcomer.locale}`.as('locale'),
      consent: sql`${newcomer.consent}`.as('consent'),
      consentedAt: now.as('consented_at'),
      ticketVersion: sql`1`.as('ticket_version'),
      addedBy: sql`${addedBy}`.as('added_by'),
      promotedAt: sql`null`.as('promoted_at'),
      cancelledAt: sql`null`.as('cancelled_at'),
      createdAt: now.as('created_at'),
      updatedAt: now.as('updated_at'),
    })
    .from(events)
    .innerJoin(placeKinds, sql`${placeKinds.id} = ${best}`)
    .where(where)
  return ctx.db.insert(registrations).select(source).onConflictDoNothing()
}
