import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { givesRoles, isAccepted } from '../events/co-hosts.ts'
import { eventHosts, events } from '../events/table.ts'
import { rolesWith } from '../organizations/rules.ts'
import { members, organizations } from '../organizations/table.ts'
import { overviewColumns, type Shelf } from './overview.ts'

/** Events of others that a list shows. */
const listLength = 100

// A batch answers by column name: what stands in two tables has a name of its own. The cross joins below keep SQLite from
// starting with everybody's events.
const columns = {
  ...overviewColumns,
  coHostsSeeRegistrants: events.coHostsSeeRegistrants,
  hostRole: eventHosts.role,
  /** The organization that has a part in the event of another. */
  hostId: sql<string>`${eventHosts.organizationId}`.as('host_id'),
  /** The short name of the event's owner. */
  owner: organizations.shortName,
}

/** The events of others in which an organization has agreed to have a part, on one shelf, the latest first. */
export const coHostedStatement = (ctx: Ctx, organizationId: string, shelf: Shelf) =>
  ctx.db
    .select(columns)
    .from(eventHosts)
    .crossJoin(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .where(
      and(
        eq(events.id, eventHosts.eventId),
        eq(eventHosts.organizationId, organizationId),
        isAccepted,
        eq(eventHosts.ofOthers, true),
        shelf === 'archived' ? isNotNull(events.archivedAt) : isNull(events.archivedAt),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(listLength)
export type CoHosted = Awaited<ReturnType<typeof coHostedStatement>>[number]

/** The drafts and upcoming events of others on which an account has a role through one of its organizations. */
export const coHostedOfAccountStatement = (ctx: Ctx, accountId: string) =>
  ctx.db
    .select(columns)
    .from(members)
    .crossJoin(eventHosts)
    .crossJoin(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .where(
      and(
        eq(members.accountId, accountId),
        eq(eventHosts.organizationId, members.organizationId),
        eq(events.id, eventHosts.eventId),
        inArray(members.role, rolesWith('view')),
        givesRoles,
        eq(eventHosts.ofOthers, true),
        isNull(events.archivedAt),
        or(eq(events.state, 'draft'), and(eq(events.state, 'published'), gt(events.endsAt, ctx.now))),
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(listLength)
