import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { rolesOfCoHosts } from './rules.ts'
import { type EventRow, eventHosts, events } from './table.ts'

/** That a host has agreed to be named: until then only those who edit the event and the host itself know of it. */
export const isAccepted = isNotNull(eventHosts.acceptedAt)

/** That its members have a role on the event: partners and sponsors are only named. */
export const givesRoles = and(isAccepted, inArray(eventHosts.role, rolesOfCoHosts))

/** Inside a query of events: the organizations, besides the owner, whose members have a role on the event. */
export const coHostIds = (ctx: Ctx) =>
  ctx.db
    .select({ id: eventHosts.organizationId })
    .from(eventHosts)
    .where(and(eq(eventHosts.eventId, events.id), givesRoles))

interface RightsChange {
  actorId: string
  event: EventRow
  rights: Pick<EventRow, 'coHostsSeeRegistrants'>
}

/** Settles what organisers of the co-hosts may read on an event; in force from their next request. */
export async function settleCoHostRights(ctx: Ctx, { actorId, event, rights }: RightsChange): Promise<void> {
  const { coHostsSeeRegistrants } = rights
  const word = coHostsSeeRegistrants ? 'shown' : 'hidden'
  const isOther = ne(events.coHostsSeeRegistrants, coHostsSeeRegistrants)
  await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ coHostsSeeRegistrants })
      .where(and(eq(events.id, event.id), isOther)),
    auditWhenStatement(
      ctx,
      {
        action: `event.registrants_${word}`,
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
      },
      changedOne,
    ),
  ])
}
