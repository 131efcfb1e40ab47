import { eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { hasNews } from '../events/notice.ts'
import { events } from '../events/table.ts'
import { lateSpeakers } from '../programme/speaking/checklist.ts'
import { takesInvited } from './invitations/rules.ts'
import { wasSentAgain } from './send-again.ts'

const hour = 3_600_000

/** Offers that run out within so many hours are worth a look. */
export const soonHours = 12

/** What may want a hand at an event, the most urgent first. */
export const needNames = [
  'removals',
  'offers',
  'notice',
  'failed',
  'bounced',
  'overdue',
  'declined',
  'suggested',
  'undecided',
  'unannounced',
  'unanswered',
  'waiting',
] as const
export type NeedName = (typeof needNames)[number]

/** Inside a query of `events`: the rows that make each need, read along an index. But for removals, nothing is needed any more once the event is over. */
function rowsOfNeeds(ctx: Ctx): Record<NeedName, SQL> {
  const now = ctx.now.getTime()
  const isToCome = sql`events.ends_at > ${now}`
  const isOn = sql`events.state = 'published' and ${isToCome}`
  const mailsOf = (state: 'failed' | 'bounced') =>
    sql`from mails where mails.event_id = events.id and mails.state = ${state} and not ${wasSentAgain} and ${isToCome}`
  const registrationsOf = (where: SQL) =>
    sql`from registrations where registrations.event_id = events.id and ${where} and ${isOn}`
  return {
    // Pictures are looked at when the event is over. Galleries stand below registrations in the order of nouns.
    removals: sql`from removal_requests where removal_requests.event_id = events.id and removal_requests.state = 'open'`,
    offers: sql`from offers where offers.event_id = events.id and offers.state = 'open'
      and offers.expires_at <= ${now + soonHours * hour} and ${isOn}`,
    notice: sql`from (select 1) where ${hasNews} and ${isOn}`,
    failed: mailsOf('failed'),
    bounced: mailsOf('bounced'),
    overdue: sql`${lateSpeakers(ctx)} where ${isToCome}`,
    declined: sql`from speaking_parts part where part.event_id = events.id and part.answer = 'declined' and ${isToCome} and exists (
      select 1 from contributors c where c.session_id = part.session_id and c.speaker_id = part.speaker_id)`,
    suggested: sql`from speaking_suggestions where speaking_suggestions.event_id = events.id
      and speaking_suggestions.state = 'open' and ${isToCome}`,
    undecided: registrationsOf(sql`registrations.state = 'pending' and registrations.decision is null`),
    unannounced: registrationsOf(sql`registrations.state = 'pending' and registrations.decision is not null`),
    unanswered: sql`from invitations where invitations.event_id = events.id and invitations.state = 'invited'
      and ${takesInvited(ctx)}`,
    waiting: registrationsOf(sql`registrations.state = 'waitlisted'`),
  }
}

/** How much there is of each need of an event. */
export const needsStatement = (ctx: Ctx, eventId: string) => {
  const rows = rowsOfNeeds(ctx)
  const countOf = (name: NeedName) => sql<number>`(select count(*) ${rows[name]})`.as(name)
  return ctx.db
    .select({
      removals: countOf('removals'),
      offers: countOf('offers'),
      notice: countOf('notice'),
      failed: countOf('failed'),
      bounced: countOf('bounced'),
      overdue: countOf('overdue'),
      declined: countOf('declined'),
      suggested: countOf('suggested'),
      undecided: countOf('undecided'),
      unannounced: countOf('unannounced'),
      unanswered: countOf('unanswered'),
      waiting: countOf('waiting'),
    })
    .from(events)
    .where(eq(events.id, eventId))
}
export type NeedCounts = Record<NeedName, number>

/** Inside a query of `events`: the names of an event's needs, without counting what makes them. */
export function needsColumn(ctx: Ctx) {
  const rows = rowsOfNeeds(ctx)
  const names = needNames.map((name) => sql`(select ${name} where exists (select 1 ${rows[name]}))`)
  return sql<NeedName[]>`json_array(${sql.join(names, sql`, `)})`
    .mapWith((value) => (JSON.parse(String(value)) as (NeedName | null)[]).filter((name) => name !== null))
    .as('needs')
}
