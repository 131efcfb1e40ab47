import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { type EventRow, events } from '../events/table.ts'
import { rolesWith } from '../organizations/rules.ts'
import { members } from '../organizations/table.ts'
import { type NeedName, needsColumn } from './needs.ts'

const day = 86_400_000

/** Drafts, and upcoming events, on the console's first page. */
const homeLength = 100

/** What the console's lists show of an event; both figures come from the counters of its place kinds. */
export const overviewColumns = {
  id: events.id,
  organizationId: events.organizationId,
  slug: events.slug,
  title: events.title,
  languages: events.languages,
  state: events.state,
  timeZone: events.timeZone,
  startsAt: events.startsAt,
  endsAt: events.endsAt,
  taken: sql<number>`(select coalesce(sum(taken), 0) from place_kinds where event_id = events.id)`.as('taken'),
  /** In the longest line: who would take several kinds stands in several. */
  inLine: sql<number>`(select coalesce(max(waiting), 0) from place_kinds where event_id = events.id)`.as('in_line'),
}
export type EventOverview = Awaited<ReturnType<typeof eventsOfStatement>>[number]

/** An event on the console's first page, with what wants a hand there. */
export type WatchedEvent = Awaited<ReturnType<typeof draftsStatement>>[number]

/** Not archived events of all organizations where the account's role may see them. The cross join keeps SQLite from starting with everybody's events. */
const eventsOfAccount = (ctx: Ctx, accountId: string, condition: SQL | undefined) =>
  ctx.db
    .select({ ...overviewColumns, needs: needsColumn(ctx) })
    .from(members)
    .crossJoin(events)
    .where(
      and(
        eq(members.accountId, accountId),
        inArray(members.role, rolesWith('view')),
        eq(events.organizationId, members.organizationId),
        isNull(events.archivedAt),
        condition,
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(homeLength)

/** The drafts that an account may see, the oldest first. */
export const draftsStatement = (ctx: Ctx, accountId: string) =>
  eventsOfAccount(ctx, accountId, eq(events.state, 'draft'))

/** The published events that an account may see and that are not over, the next one first. */
export const upcomingStatement = (ctx: Ctx, accountId: string) =>
  eventsOfAccount(ctx, accountId, and(eq(events.state, 'published'), gt(events.endsAt, ctx.now)))

/** Which events of an organization a list shows. */
export type Shelf = 'listed' | 'archived'

type Place = Pick<EventRow, 'startsAt' | 'id'>

/** Behind an event in the order of the list; several may start at once. */
const behind = ({ startsAt, id }: Place) =>
  and(lte(events.startsAt, startsAt), or(lt(events.startsAt, startsAt), lt(events.id, id)))

interface Stretch {
  shelf: Shelf
  /** The event that the list goes on behind. */
  before: Place | undefined
  limit: number
}

/** The events of one organization on one shelf, the latest first, from behind an event on. */
export const eventsOfStatement = (ctx: Ctx, organizationId: string, { shelf, before, limit }: Stretch) =>
  ctx.db
    .select(overviewColumns)
    .from(events)
    .where(
      and(
        eq(events.organizationId, organizationId),
        shelf === 'archived' ? isNotNull(events.archivedAt) : isNull(events.archivedAt),
        before && behind(before),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(limit)

/** Why an event wants a hand today: a draft whose day has passed or is less than 14 days away, or what waits for a decision or an answer. */
export function needsOf(
  event: Pick<WatchedEvent, 'state' | 'startsAt' | 'endsAt' | 'needs'>,
  now: Date,
): readonly ('draft_over' | 'draft_soon' | NeedName)[] {
  if (event.state !== 'draft') return event.needs
  if (event.endsAt <= now) return ['draft_over']
  return event.startsAt.getTime() - now.getTime() < 14 * day ? ['draft_soon'] : []
}
