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

/** A place where one is free and nobody waits, else a number in the queue. */
export const byCapacity = sql<RegistrationState>`case
  when ${placeKinds.capacity} is null or (${placeKinds.taken} < ${placeKinds.capacity} and ${placeKinds.waiting} = 0)
  then 'confirmed' else 'waitlisted' end`

interface Place {
  newcomer: Newcomer
  /** Which event, and under which conditions it takes people. */
  where: SQL | undefined
  state: SQL<RegistrationState>
  addedBy: string | null
}

/** Takes a place in one statement; writes nothing where the condition fails, the key was used or the mailbox is registered. */
export const placeStatement = (ctx: Ctx, { newcomer, where, state, addedBy }: Place) => {
  const now = sql`${ctx.now.getTime()}`
  const source = ctx.db
    .select({
      id: sql`${newcomer.id}`.as('id'),
      eventId: sql`${events.id}`.as('event_id'),
      placeKindId: sql`${placeKinds.id}`.as('place_kind_id'),
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
    .innerJoin(placeKinds, and(eq(placeKinds.eventId, events.id), eq(placeKinds.type, 'hall')))
    .where(where)
  return ctx.db.insert(registrations).select(source).onConflictDoNothing()
}
