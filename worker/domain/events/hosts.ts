import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { everyText } from '#worker/core/text/localized.ts'
import { auditStatement, auditWhenStatement } from '../audit/record.ts'
import { organizations } from '../organizations/table.ts'
import type { HostPart } from './schema.ts'
import { wordStatements } from './search.ts'
import { type EventRow, eventHosts } from './table.ts'
import { touchStatement } from './touch.ts'

const hostColumns = {
  organizationId: organizations.id,
  slug: organizations.slug,
  name: organizations.name,
  shortName: organizations.shortName,
}

/** The hosts of an event with role and position, in protocol order. */
export const eventHostsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ ...hostColumns, role: eventHosts.role, position: eventHosts.position })
    .from(eventHosts)
    .innerJoin(organizations, eq(organizations.id, eventHosts.organizationId))
    .where(eq(eventHosts.eventId, eventId))
    .orderBy(asc(eventHosts.position), asc(eventHosts.organizationId))
export type EventHost = Awaited<ReturnType<typeof eventHostsStatement>>[number]

type Named = Pick<EventHost, 'name' | 'shortName'>
const namesOf = (hosts: readonly Named[]) => hosts.map((host) => `${everyText(host.name)} ${host.shortName}`).join(' ')

/** The names of an event's hosts as one text, for its search words; read before the batch because folding is not SQL's. */
export const hostNames = async (ctx: Ctx, eventId: string): Promise<string> =>
  namesOf(await eventHostsStatement(ctx, eventId))

interface HostChange {
  actorId: string
  event: EventRow
  /** The slug of the organization that is meant. */
  slug: string
}

const entry = ({ actorId, event }: HostChange, subjectId: string) => ({
  actorId,
  subjectId,
  organizationId: event.organizationId,
  eventId: event.id,
})

const isHost = (eventId: string, organizationId: string) =>
  and(eq(eventHosts.eventId, eventId), eq(eventHosts.organizationId, organizationId))

async function getHost(ctx: Ctx, { event, slug }: HostChange) {
  const hosts = await eventHostsStatement(ctx, event.id)
  const host = hosts.find((one) => one.slug === slug)
  if (!host) throw new Problem('not_found')
  return { host, others: hosts.filter((one) => one !== host) }
}

/** Names an organization as the last host of an event. */
export async function addHost(
  ctx: Ctx,
  change: HostChange,
  role: HostPart['role'],
): Promise<'added' | 'unknown' | 'already'> {
  const { event, slug } = change
  const [hosts, [organization]] = await ctx.db.batch([
    eventHostsStatement(ctx, event.id),
    ctx.db.select(hostColumns).from(organizations).where(eq(organizations.slug, slug)),
  ])
  if (!organization) return 'unknown'
  const last = sql`(select coalesce(max(position) + 1, 0) from ${eventHosts} where ${eq(eventHosts.eventId, event.id)})`
  const part = { eventId: event.id, organizationId: organization.organizationId, role, position: last }
  const isNew = sql`not exists (select 1 from ${eventHosts} where ${isHost(event.id, organization.organizationId)})`
  const [added] = await ctx.db.batch([
    insertWhen(ctx.db, eventHosts, part, isNew).returning({ role: eventHosts.role }),
    auditWhenStatement(
      ctx,
      { action: 'host.added', ...entry(change, organization.organizationId), details: { host: slug, role } },
      changedOne,
    ),
    touchStatement(ctx, event.id),
    ...wordStatements(ctx, event, namesOf([...hosts, organization])),
  ])
  return added.length === 1 ? 'added' : 'already'
}

/** Gives a host another role or place in the protocol order; the others close up around it. Throws `not_found`. */
export async function changeHost(ctx: Ctx, change: HostChange, part: HostPart): Promise<void> {
  const { host, others } = await getHost(ctx, change)
  const order = others.map((one) => one.organizationId).toSpliced(part.position - 1, 0, host.organizationId)
  const { event, slug } = change
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
    auditStatement(ctx, {
      action: 'host.changed',
      ...entry(change, host.organizationId),
      details: { host: slug, role: part.role },
    }),
  ])
}

/** Takes an organization off the hosts. Throws `not_found`, and `host.owner` for the organization that owns the event. */
export async function removeHost(ctx: Ctx, change: HostChange): Promise<void> {
  const { host, others } = await getHost(ctx, change)
  const { event, slug } = change
  if (host.organizationId === event.organizationId) throw new Problem('host.owner')
  await ctx.db.batch([
    ctx.db
      .delete(eventHosts)
      .where(and(isHost(event.id, host.organizationId), ne(eventHosts.organizationId, event.organizationId))),
    auditWhenStatement(
      ctx,
      { action: 'host.removed', ...entry(change, host.organizationId), details: { host: slug } },
      changedOne,
    ),
    touchStatement(ctx, event.id),
    ...wordStatements(ctx, event, namesOf(others)),
  ])
}
