import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { rolesWith } from '../organizations/rules.ts'
import { members, organizations } from '../organizations/table.ts'
import { eventHosts, events } from './table.ts'

/** Invitations shown at once. */
const listLength = 50

// A batch answers by column name: none of these appears twice. The cross joins below keep SQLite from starting with
// everybody's events.
const columns = {
  /** The organization that is invited. */
  organizationId: eventHosts.organizationId,
  role: eventHosts.role,
  slug: events.slug,
  title: events.title,
  languages: events.languages,
  timeZone: events.timeZone,
  startsAt: events.startsAt,
  /** The short name of the organization that invites. */
  inviter: organizations.shortName,
}

/** An answer is awaited: to an event that takes place and is not in the archive. */
const isOpen = and(
  eq(eventHosts.ofOthers, true),
  isNull(eventHosts.acceptedAt),
  ne(events.state, 'cancelled'),
  isNull(events.archivedAt),
)

/** The invitations that an organization has not answered, the next event first. */
export const invitationsStatement = (ctx: Ctx, organizationId: string) =>
  ctx.db
    .select(columns)
    .from(eventHosts)
    .crossJoin(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .where(and(eq(events.id, eventHosts.eventId), eq(eventHosts.organizationId, organizationId), isOpen))
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(listLength)
export type Invitation = Awaited<ReturnType<typeof invitationsStatement>>[number]

/** The same for all organizations for which an account may answer. */
export const invitationsOfAccountStatement = (ctx: Ctx, accountId: string) =>
  ctx.db
    .select(columns)
    .from(members)
    .crossJoin(eventHosts)
    .crossJoin(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .where(
      and(
        eq(eventHosts.organizationId, members.organizationId),
        eq(events.id, eventHosts.eventId),
        eq(members.accountId, accountId),
        inArray(members.role, rolesWith('events.edit')),
        isOpen,
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(listLength)
