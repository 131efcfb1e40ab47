import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { auditEntries } from '../audit/table.ts'
import { isAccepted } from '../events/co-hosts.ts'
import { shortNamesOfHosts } from '../events/queries.ts'
import { eventHosts, events } from '../events/table.ts'
import { organizations } from '../organizations/table.ts'

/** The newest events that a feed of many holds: more would cost more CPU than a free plan gives a request. */
const feedSize = 200

const entries = (ctx: Ctx) =>
  ctx.db
    .select({ event: events, organizerName: organizations.name, hosts: shortNamesOfHosts })
    .from(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .$dynamic()
export type FeedEntry = Awaited<ReturnType<typeof entries>>[number]

/** No draft; out of reach of the index on events_public, which would lead through everybody's events. */
const publicAmong = sql`+${events.state} in ('published', 'cancelled')`

/** A published or cancelled event; a draft does not exist. */
export async function findFeedEntry(ctx: Ctx, slug: string): Promise<FeedEntry | undefined> {
  const [entry] = await entries(ctx).where(
    and(eq(events.slug, slug), inArray(events.state, ['published', 'cancelled'])),
  )
  return entry
}

/** When an organization last lost its part in an event: that takes an entry from its feed and leaves no other trace there. */
const lostStatement = (ctx: Ctx, slug: string) =>
  ctx.db
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .innerJoin(organizations, eq(organizations.id, auditEntries.subjectId))
    .where(and(eq(organizations.slug, slug), inArray(auditEntries.action, ['host.removed', 'host.withdrawn'])))
    .orderBy(desc(auditEntries.at))
    .limit(1)

/** An organization, the events it has agreed to have a part in as any kind of host, and when the list itself last changed. */
export async function findOrganizationFeed(ctx: Ctx, slug: string) {
  const [[organization], [lost], found] = await ctx.db.batch([
    ctx.db.select().from(organizations).where(eq(organizations.slug, slug)),
    lostStatement(ctx, slug),
    entries(ctx)
      .where(
        and(
          inArray(
            events.id,
            ctx.db
              .select({ id: eventHosts.eventId })
              .from(eventHosts)
              .innerJoin(organizations, eq(organizations.id, eventHosts.organizationId))
              .where(and(eq(organizations.slug, slug), isAccepted)),
          ),
          publicAmong,
        ),
      )
      .orderBy(desc(events.endsAt), desc(events.id))
      .limit(feedSize),
  ])
  if (!organization) return undefined
  const changedAt = lost && lost.at > organization.updatedAt ? lost.at : organization.updatedAt
  return { organization, changedAt, entries: found }
}

/** Every listed event; two statements, so that each runs along the index by end and stops at its limit. */
export async function listFeedEntries(ctx: Ctx): Promise<FeedEntry[]> {
  const inState = (state: 'published' | 'cancelled') =>
    entries(ctx)
      .where(and(eq(events.state, state), isNull(events.archivedAt)))
      .orderBy(desc(events.endsAt))
      .limit(feedSize)
  return (await ctx.db.batch([inState('published'), inState('cancelled')])).flat()
}
