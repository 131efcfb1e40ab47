import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { organizations } from '../organizations/table.ts'
import { isAccepted } from './co-hosts.ts'
import { matches } from './search.ts'
import { eventHosts, events } from './table.ts'

/** An event's id, or the query that finds it: statements of one batch share it, so that a page costs one round trip. */
export type EventId = string | SQL<string>

/** The events whose page everybody may open: drafts do not exist, archived ones keep their address. */
export const publicEventId = (slug: string) =>
  sql<string>`(select id from events where slug = ${slug} and state in ('published', 'cancelled'))`

export const eventStatement = (ctx: Ctx, id: EventId) => ctx.db.select().from(events).where(eq(events.id, id))

/** The hosts of an event that have agreed to be named, in protocol order. */
export const hostsStatement = (ctx: Ctx, id: EventId) =>
  ctx.db
    .select({
      slug: organizations.slug,
      name: organizations.name,
      shortName: organizations.shortName,
      website: organizations.website,
      logoKey: organizations.logoKey,
      role: eventHosts.role,
    })
    .from(eventHosts)
    .innerJoin(organizations, eq(organizations.id, eventHosts.organizationId))
    .where(and(eq(eventHosts.eventId, id), isAccepted))
    .orderBy(asc(eventHosts.position), asc(eventHosts.organizationId))
export type Host = Awaited<ReturnType<typeof hostsStatement>>[number]

/** The short names of the same hosts, read inside the query of the events. */
export const shortNamesOfHosts = sql<string[]>`(
  select json_group_array(short_name) from (
    select o.short_name from event_hosts h join organizations o on o.id = h.organization_id
    where h.event_id = events.id and h.accepted_at is not null order by h.position, h.organization_id
  )
)`.mapWith((json: string): string[] => JSON.parse(json))

/** What a list shows of an event. */
const cardColumns = {
  id: events.id,
  slug: events.slug,
  kind: events.kind,
  state: events.state,
  languages: events.languages,
  title: events.title,
  place: events.place,
  timeZone: events.timeZone,
  startsAt: events.startsAt,
  endsAt: events.endsAt,
  accent: events.accent,
  hosts: shortNamesOfHosts,
}
export type EventCard = Awaited<ReturnType<typeof pageStatement>>[number]

/** Where a page of a list begins: behind this event. */
export interface Cursor {
  endsAt: Date
  id: string
}

const pageSize = 20

/** Whether an event stands in the public lists: drafts, cancelled and archived ones do not. */
export const listed = and(eq(events.state, 'published'), isNull(events.archivedAt))

/** The same, out of reach of the index on events_public: where other rows than all public ones lead to the events. */
const listedAmong = sql`+events.state = 'published' and +events.archived_at is null`

/** Which part of the lists is wanted: from a cursor on, of one organization that hosts. */
interface ListPart {
  after?: Cursor | undefined
  before?: Cursor | undefined
  hostedBy?: EventId
}

const pageStatement = (ctx: Ctx, part: ListPart, where: ReturnType<typeof and>, order: typeof asc | typeof desc) =>
  ctx.db
    .select(cardColumns)
    .from(events)
    .where(and(part.hostedBy ? and(listedAmong, hostedBy(ctx, part.hostedBy)) : listed, where))
    .orderBy(order(events.endsAt), order(events.id))
    .limit(pageSize + 1)

const hostedBy = (ctx: Ctx, organizationId: EventId) =>
  inArray(
    events.id,
    ctx.db
      .select({ id: eventHosts.eventId })
      .from(eventHosts)
      .where(and(eq(eventHosts.organizationId, organizationId), isAccepted)),
  )

const behind = (beyond: typeof gt | typeof lt, cursor: Cursor | undefined) =>
  cursor &&
  or(beyond(events.endsAt, cursor.endsAt), and(eq(events.endsAt, cursor.endsAt), beyond(events.id, cursor.id)))

/** Upcoming events, the soonest first, and past ones, the newest first: a page of each, along the index by their end. */
export const listStatements = (ctx: Ctx, part: ListPart) => {
  const from = part.after && part.after.endsAt > ctx.now ? part.after.endsAt : ctx.now
  const until = part.before && part.before.endsAt < ctx.now ? part.before.endsAt : ctx.now
  return [
    pageStatement(ctx, part, and(gte(events.endsAt, from), gt(events.endsAt, ctx.now), behind(gt, part.after)), asc),
    pageStatement(ctx, part, and(lte(events.endsAt, until), behind(lt, part.before)), desc),
  ] as const
}

export interface Page {
  events: EventCard[]
  /** Where the next page begins; absent on the last. */
  next?: Cursor
}

/** At most `pageSize` rows of a list statement, and where the next page begins. */
export function pageOf(rows: readonly EventCard[]): Page {
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return rows.length > pageSize && last
    ? { events: shown, next: { endsAt: last.endsAt, id: last.id } }
    : { events: shown }
}

/** A page of upcoming events, ordered by their start. */
export function upcomingPageOf(rows: readonly EventCard[]): Page {
  const page = pageOf(rows)
  return { ...page, events: page.events.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()) }
}

export const maxFound = 50

/** The events that contain every word, upcoming ones first; one more than `maxFound` tells that there are more. */
export async function searchEvents(ctx: Ctx, query: string): Promise<EventCard[]> {
  const found = matches(ctx, query)
  if (!found) return []
  return ctx.db
    .select(cardColumns)
    .from(events)
    .where(and(found, listedAmong))
    .orderBy(
      desc(sql`events.ends_at > ${ctx.now.getTime()}`),
      sql`abs(events.starts_at - ${ctx.now.getTime()})`,
      asc(events.id),
    )
    .limit(maxFound + 1)
}

/** What the sitemap lists, the latest event first. */
export const sitemapStatement = (ctx: Ctx) =>
  ctx.db
    .select({ slug: events.slug, changedAt: events.updatedAt })
    .from(events)
    .where(listed)
    .orderBy(desc(events.endsAt), desc(events.id))
