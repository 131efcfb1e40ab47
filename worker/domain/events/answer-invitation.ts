import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { OrganizationRow } from '../organizations/table.ts'
import { eventIdByAddress } from './addresses.ts'
import { eventHostsStatement, hostEntry, isHost, namesOf, searchedAs } from './hosts.ts'
import { moreWordsStatement, wordStatements } from './search.ts'
import { type EventRow, eventHosts, events } from './table.ts'

interface Answer {
  actorId: string
  /** The organization that is named. */
  organization: OrganizationRow
  event: EventRow
}

/** The event that names an organization as a host, whether it has answered or not. Throws `not_found` for any other. */
export async function getHostedEvent(ctx: Ctx, organizationId: string, slug: string): Promise<EventRow> {
  const [row] = await ctx.db
    .select({ event: events })
    .from(eventHosts)
    .innerJoin(events, eq(events.id, eventHosts.eventId))
    .where(and(eq(events.id, eventIdByAddress(slug)), eq(eventHosts.organizationId, organizationId)))
  if (!row) throw new Problem('not_found')
  return row.event
}

const entryOf = ({ actorId, organization, event }: Answer) =>
  hostEntry({ actorId, event, slug: organization.slug }, organization.id)

const partOf = ({ organization, event }: Answer) => isHost(event.id, organization.id)

/** The event changes where the line before it in the batch was written. */
const movedOnStatement = (ctx: Ctx, { event }: Answer) =>
  ctx.db
    .update(events)
    .set({ updatedAt: ctx.now })
    .where(and(eq(events.id, event.id), changedOne))

/** Agrees to be named; again does nothing more. Throws `not_found` where the invitation was withdrawn meanwhile. */
export async function acceptInvitation(ctx: Ctx, answer: Answer): Promise<void> {
  const { organization, event } = answer
  const [, , , , [part]] = await ctx.db.batch([
    ctx.db
      .update(eventHosts)
      .set({ acceptedAt: ctx.now })
      .where(and(partOf(answer), isNull(eventHosts.acceptedAt))),
    // Each of the next three hangs on the one before it having written its row.
    auditWhenStatement(ctx, { action: 'host.accepted', ...entryOf(answer) }, changedOne),
    movedOnStatement(ctx, answer),
    moreWordsStatement(ctx, event.id, searchedAs(organization), changedOne),
    ctx.db.select({ role: eventHosts.role }).from(eventHosts).where(partOf(answer)),
  ])
  if (!part) throw new Problem('not_found')
}

/** Declines to be named. Throws `host.accepted` where a colleague has agreed meanwhile. */
export async function refuseInvitation(ctx: Ctx, answer: Answer): Promise<void> {
  const [, , [part]] = await ctx.db.batch([
    ctx.db.delete(eventHosts).where(and(partOf(answer), isNull(eventHosts.acceptedAt))),
    auditWhenStatement(ctx, { action: 'host.declined', ...entryOf(answer) }, changedOne),
    ctx.db.select({ role: eventHosts.role }).from(eventHosts).where(partOf(answer)),
  ])
  if (part) throw new Problem('host.accepted')
}

/** Takes back what was agreed: the organization is no host any more; before it agreed nothing happens. Throws `host.owner` for the owner of the event. */
export async function withdrawFromEvent(ctx: Ctx, answer: Answer): Promise<void> {
  const { organization, event } = answer
  if (organization.id === event.organizationId) throw new Problem('host.owner')
  const hosts = await eventHostsStatement(ctx, event.id)
  const others = hosts.filter(({ organizationId }) => organizationId !== organization.id)
  await ctx.db.batch([
    ctx.db
      .delete(eventHosts)
      .where(
        and(partOf(answer), isNotNull(eventHosts.acceptedAt), ne(eventHosts.organizationId, event.organizationId)),
      ),
    auditWhenStatement(ctx, { action: 'host.withdrawn', ...entryOf(answer) }, changedOne),
    movedOnStatement(ctx, answer),
    ...wordStatements(ctx, event, namesOf(others)),
  ])
}
