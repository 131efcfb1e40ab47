import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventRow } from '../events/table.ts'
import type { KindCount } from './availability.ts'
import { preferencesOf } from './choices.ts'
import { placesStatement } from './find-availability.ts'
import { hasNoOffer } from './promote.ts'
import { maxDecisions } from './schema.ts'
import { type RegistrationRow, registrations, wishes } from './table.ts'

const pending = (eventId: string) => and(eq(registrations.eventId, eventId), eq(registrations.state, 'pending'))

/** How many registrations wait for a decision, and how many are decided but not announced. */
export const decisionCountsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ decision: registrations.decision, count: count() })
    .from(registrations)
    .where(pending(eventId))
    .groupBy(registrations.decision)

/** The first registrations on which nothing is decided, as many as are decided on in one go. */
export async function undecidedIds(ctx: Ctx, eventId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(pending(eventId), isNull(registrations.decision)))
    .orderBy(asc(registrations.number))
    .limit(maxDecisions)
  return rows.map(({ id }) => id)
}

type Decided = Pick<
  RegistrationRow,
  'decision' | 'decisionReason' | 'mailbox' | 'state' | 'placeKindId' | 'preferences' | 'number'
>

/** Who stands first in the line of each kind: nobody behind them gets a place of it. */
const headsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({
      kindId: sql<string>`kind.id`.as('kind_id'),
      line: sql<number | null>`(select next.line from ${wishes} next
        where next.place_kind_id = kind.id and ${hasNoOffer} order by next.line limit 1)`.as('head'),
    })
    .from(sql`place_kinds kind`)
    .where(sql`kind.event_id = ${eventId}`)
type Head = Awaited<ReturnType<typeof headsStatement>>[number]

/** What announcing the decisions would mail, and to how many people. */
export interface Announcement {
  /** They get a place at once. */
  places: number
  waitlisted: number
  declined: number
  /** A reason that people who are declined, or approved, will read. */
  reasons: { approved: string | null; declined: string | null }
}

/** How many of those approved get a place: by order of arrival, each the first of their choices that is free and for which nobody before them waits. */
function placesGiven(approved: readonly Decided[], kinds: readonly KindCount[], heads: readonly Head[]): number {
  const left = new Map(
    kinds.map(({ id, capacity, taken }) => [id, capacity === null ? Number.POSITIVE_INFINITY : capacity - taken]),
  )
  const head = new Map(heads.map(({ kindId, line }) => [kindId, line ?? Number.POSITIVE_INFINITY]))
  let places = 0
  for (const one of approved) {
    const kind = preferencesOf(one).find((id) => (left.get(id) ?? 0) > 0 && one.number < (head.get(id) ?? 0))
    if (kind === undefined) continue
    left.set(kind, (left.get(kind) ?? 0) - 1)
    places += 1
  }
  return places
}

interface Standing {
  decided: readonly Decided[]
  kinds: readonly KindCount[]
  heads: readonly Head[]
}

/** Who would get what. */
function announcementOf(event: EventRow, { decided, kinds, heads }: Standing, now: Date): Announcement {
  const approved = decided.filter(({ decision }) => decision === 'approved')
  const places = event.endsAt > now ? placesGiven(approved, kinds, heads) : 0
  const reasonOf = (wanted: Decided['decision']) =>
    decided.find(({ decision, decisionReason }) => decision === wanted && decisionReason !== null)?.decisionReason ??
    null
  return {
    places,
    waitlisted: approved.length - places,
    declined: decided.length - approved.length,
    reasons: { approved: reasonOf('approved'), declined: reasonOf('declined') },
  }
}

/** What announcing the decisions of an event would mean now. */
export async function getAnnouncement(ctx: Ctx, event: EventRow): Promise<Announcement> {
  const { decision, decisionReason, mailbox, state, placeKindId, preferences, number } = registrations
  const [decided, kinds, heads] = await ctx.db.batch([
    ctx.db
      .select({ decision, decisionReason, mailbox, state, placeKindId, preferences, number })
      .from(registrations)
      .where(and(pending(event.id), isNotNull(decision)))
      .orderBy(asc(registrations.number)),
    placesStatement(ctx, event.id),
    headsStatement(ctx, event.id),
  ])
  return announcementOf(event, { decided, kinds, heads }, ctx.now)
}
