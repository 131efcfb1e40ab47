import { and, asc, eq, max, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { everyText } from '#worker/core/text/localized.ts'
import { auditStatement, auditWhenStatement } from '../audit/record.ts'
import { auditEntries } from '../audit/table.ts'
import { organizations } from '../organizations/table.ts'
import type { HostPart } from './schema.ts'
import { wordStatements } from './search.ts'
import { type EventRow, eventHosts } from './table.ts'
import { touchStatement } from './touch.ts'

/** When an organization was last named as a host; null for one that came with a copied event. */
const invitedAt = (ctx: Ctx) =>
  sql`(${ctx.db
    .select({ at: max(auditEntries.at) })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectId, eventHosts.organizationId),
        eq(auditEntries.eventId, eventHosts.eventId),
        eq(auditEntries.action, 'host.added'),
      ),
    )})`.mapWith((at: number | null) => (at === null ? null : new Date(at)))

/** The hosts of an event with role and position, in protocol order: those too that have not answered yet. */
export const eventHostsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({
      organizationId: organizations.id,
      slug: organizations.slug,
      name: organizations.name,
      shortName: organizations.shortName,
      role: eventHosts.role,
      position: eventHosts.position,
      acceptedAt: eventHosts.acceptedAt,
      invitedAt: invitedAt(ctx).as('invited_at'),
    })
    .from(eventHosts)
    .innerJoin(organizations, eq(organizations.id, eventHosts.organizationId))
    .where(eq(eventHosts.eventId, eventId))
    .orderBy(asc(eventHosts.position), asc(eventHosts.organizationId))
export type EventHost = Awaited<ReturnType<typeof eventHostsStatement>>[number]

/** What the search knows a host by. */
export const searchedAs = (host: Pick<EventHost, 'name' | 'shortName'>) => `${everyText(host.name)} ${host.shortName}`

/** The same of all that have agreed. */
export const namesOf = (hosts: readonly EventHost[]) =>
  hosts
    .filter(({ acceptedAt }) => acceptedAt)
    .map(searchedAs)
    .join(' ')

/** The names of an event's hosts as one text, for its search words; read before the batch because folding is not SQL's. */
export const hostNames = async (ctx: Ctx, eventId: string): Promise<string> =>
  namesOf(await eventHostsStatement(ctx, eventId))

export interface HostChange {
  actorId: string
  event: EventRow
  /** The slug of the organization that is meant. */
  slug: string
}

/** The row of one organization's part in an event. */
export const isHost = (eventId: string, organizationId: string) =>
  and(eq(eventHosts.eventId, eventId), eq(eventHosts.organizationId, organizationId))

/** What the history says of a change of a host: it belongs to the event's owner, whoever made it. */
export const hostEntry = ({ actorId, event, slug }: HostChange, organizationId: string) => ({
  actorId,
  subjectId: organizationId,
  organizationId: event.organizationId,
  eventId: event.id,
  details: { host: slug },
})

async function getHost(ctx: Ctx, { event, slug }: HostChange) {
  const hosts = await eventHostsStatement(ctx, event.id)
  const host = hosts.find((one) => one.slug === slug)
  if (!host) throw new Problem('not_found')
  return { host, others: hosts.filter((one) => one !== host) }
}

/**
 * Gives a host another role or place in the protocol order; the others close up around it. One that has agreed stays so: it
 * may withdraw at any time. Gives the id of its organization. Throws `not_found`.
 */
export async function changeHost(ctx: Ctx, change: HostChange, part: HostPart): Promise<string> {
  const { host, others } = await getHost(ctx, change)
  const order = others.map((one) => one.organizationId).toSpliced(part.position - 1, 0, host.organizationId)
  const { event } = change
  const entry = hostEntry(change, host.organizationId)
  await ctx.db.batch([
    ctx.db.update(eventHosts).set({ role: part.role }).where(isHost(event.id, host.organizationId)),
    ctx.db
      .update(eventHosts)
      .set({
        position: sql`(select key from json_each(${JSON.stringify(order)}) where value = ${eventHosts.organizationId})`,
      })
      .where(
        and(
          eq(eventHosts.eventId, event.id),
          sql`${eventHosts.organizationId} in (select value from json_each(${JSON.stringify(order)}))`,
        ),
      ),
    touchStatement(ctx, event.id),
    auditStatement(ctx, { action: 'host.changed', ...entry, details: { ...entry.details, role: part.role } }),
  ])
  return host.organizationId
}

/**
 * Takes an organization off the hosts, whether it has answered or not; its members are strangers to the event from then on.
 * Gives its id. Throws `not_found`, and `host.owner` for the organization that owns the event.
 */
export async function removeHost(ctx: Ctx, change: HostChange): Promise<string> {
  const { host, others } = await getHost(ctx, change)
  const { event } = change
  if (host.organizationId === event.organizationId) throw new Problem('host.owner')
  await ctx.db.batch([
    ctx.db
      .delete(eventHosts)
      .where(and(isHost(event.id, host.organizationId), ne(eventHosts.organizationId, event.organizationId))),
    auditWhenStatement(ctx, { action: 'host.removed', ...hostEntry(change, host.organizationId) }, changedOne),
    touchStatement(ctx, event.id),
    ...wordStatements(ctx, event, namesOf(others)),
  ])
  return host.organizationId
}
