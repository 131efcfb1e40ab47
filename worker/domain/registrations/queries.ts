import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { eventStatement, publicEventId } from '../events/queries.ts'
import { type EventRow, events } from '../events/table.ts'
import { organizations } from '../organizations/table.ts'
import { availabilityOf } from './availability.ts'
import { placesStatement } from './find-availability.ts'
import { position } from './queue.ts'
import { type RegistrationRow, registrations } from './table.ts'

/** The event that the form is for, the organization that keeps the data, and how its places stand. */
export async function getOffer(ctx: Ctx, slug: string) {
  const id = publicEventId(slug)
  const [[event], [places], [keeper]] = await ctx.db.batch([
    eventStatement(ctx, id),
    placesStatement(ctx, id),
    ctx.db
      .select({ slug: organizations.slug })
      .from(organizations)
      .innerJoin(events, eq(events.organizationId, organizations.id))
      .where(eq(events.id, id)),
  ])
  if (!event || !keeper) throw new Problem('not_found')
  return { event, keeper, availability: availabilityOf(event, places, ctx.now) }
}
export type Offer = Awaited<ReturnType<typeof getOffer>>

export interface Ticket {
  registration: RegistrationRow
  event: EventRow
  position: number | null
}

/** The ticket behind a link; throws not_found for anything but a token that we made and did not revoke. */
export async function getTicket(ctx: Ctx, token: string): Promise<Ticket> {
  const id = tokenId(token)
  if (!id) throw new Problem('not_found')
  const [row] = await ctx.db
    .select({ registration: registrations, event: events, position: position.as('position') })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(eq(registrations.id, id))
  if (!row || !(await verifyLinkToken(ctx.secret, 'ticket', id, row.registration.ticketVersion, token))) {
    throw new Problem('not_found')
  }
  return row
}
