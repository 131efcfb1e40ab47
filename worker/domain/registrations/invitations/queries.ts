import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { eventStatement, hostsStatement } from '../../events/queries.ts'
import { events } from '../../events/table.ts'
import { organizations } from '../../organizations/table.ts'
import { placesStatement } from '../find-availability.ts'
import { registrations } from '../table.ts'
import { invitations } from './table.ts'

/** What the page of an invitation shows, in one trip; throws not_found for anything but a token that we made and did not revoke. */
export async function getInvitation(ctx: Ctx, token: string) {
  const id = tokenId(token)
  if (!id) throw new Problem('not_found')
  const eventId = sql<string>`(select event_id from invitations where id = ${id})`
  const [[invitation], [event], hosts, places, [keeper], [registration]] = await ctx.db.batch([
    ctx.db.select().from(invitations).where(eq(invitations.id, id)),
    eventStatement(ctx, eventId),
    hostsStatement(ctx, eventId),
    placesStatement(ctx, eventId),
    ctx.db
      .select({ slug: organizations.slug })
      .from(organizations)
      .innerJoin(events, eq(events.organizationId, organizations.id))
      .where(eq(events.id, eventId)),
    ctx.db
      .select()
      .from(registrations)
      .where(eq(registrations.id, sql`(select registration_id from invitations where id = ${id})`)),
  ])
  if (!invitation || !event || !keeper || event.state === 'draft') throw new Problem('not_found')
  if (!(await verifyLinkToken(ctx.secret, 'invitation', id, invitation.version, token))) throw new Problem('not_found')
  const offered = places.filter((kind) => (invitation.placeKindId ?? kind.id) === kind.id)
  return { invitation, event, hosts, places: offered, keeper, registration }
}

export type Invitation = Awaited<ReturnType<typeof getInvitation>>
