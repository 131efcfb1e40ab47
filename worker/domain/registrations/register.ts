import { and, eq, exists, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem, type ProblemCode } from '#worker/core/problem.ts'
import { type EventId, eventStatement, publicEventId } from '../events/queries.ts'
import { events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { liveOf } from './live.ts'
import { tellStatement, templateOfState } from './mails.ts'
import { byCapacity, isOpen, type Newcomer, newcomerOf, placeStatement } from './place.ts'
import { position } from './queue.ts'
import { repeatStatement } from './repeat.ts'
import { type RegistrationPhase, registrationPhase } from './rules.ts'
import type { NewRegistration } from './schema.ts'
import { placeKinds, type RegistrationRow, registrations } from './table.ts'

export interface Registered {
  state: RegistrationRow['state']
  /** Place in the queue, from 1; null unless waitlisted. */
  position: number | null
  registration: RegistrationRow
  /** False where the same key was answered before. */
  isNew: boolean
}
export type Outcome = Registered | { state: 'already-registered' }

/** The row that this key stands for, and its place in the queue: the counter at once, counted when asked again. */
export const ownStatement = (ctx: Ctx, event: EventId, newcomer: Newcomer) =>
  ctx.db
    .select({
      registration: registrations,
      position: sql<number | null>`case
        when ${registrations.id} = ${newcomer.id} and ${registrations.state} = 'waitlisted' then ${placeKinds.waiting}
        else ${position} end`.as('position'),
    })
    .from(registrations)
    .innerJoin(placeKinds, eq(placeKinds.id, registrations.placeKindId))
    .where(and(eq(registrations.eventId, event), eq(registrations.key, newcomer.key)))

/** Whether the mailbox holds a live registration of the event. */
export const liveStatement = (ctx: Ctx, event: EventId, { mailbox }: Newcomer) =>
  ctx.db.select({ id: registrations.id }).from(registrations).where(liveOf(event, mailbox))

/** Takes a place or a number in the queue; the insert itself decides, since anything read before it would be stale. */
export async function register(ctx: Ctx, slug: string, input: NewRegistration): Promise<Outcome> {
  const newcomer = await newcomerOf(ctx, input)
  const event = publicEventId(slug)
  const arrived = eq(registrations.id, newcomer.id)
  const [[found], , , , , [own], [live]] = await ctx.db.batch([
    eventStatement(ctx, event),
    placeStatement(ctx, { newcomer, where: and(eq(events.id, event), isOpen(ctx)), state: byCapacity, addedBy: null }),
    tellStatement(ctx, { template: templateOfState, where: arrived }),
    repeatStatement(ctx, {
      event,
      mailbox: newcomer.mailbox,
      where: and(ne(registrations.key, newcomer.key), whileOpen(ctx, event)),
    }),
    noteStatement(ctx, { action: 'registration.received', actorId: null, where: arrived }),
    ownStatement(ctx, event, newcomer),
    liveStatement(ctx, event, newcomer),
  ])
  if (!found) throw new Problem('not_found')
  if (own) return { ...own, state: own.registration.state, isNew: own.registration.id === newcomer.id }
  const phase = registrationPhase(found, ctx.now)
  if (phase !== 'open') throw new Problem(refusals[phase])
  if (!live) throw new Error('an open event neither took a registration nor has one of this mailbox')
  return { state: 'already-registered' }
}

/** Out of its window an event says so to everybody alike, and mails nobody. */
const whileOpen = (ctx: Ctx, event: EventId) =>
  exists(
    ctx.db
      .select({ id: events.id })
      .from(events)
      .where(and(eq(events.id, event), isOpen(ctx))),
  )

const refusals = {
  none: 'registration.closed',
  cancelled: 'registration.event_cancelled',
  before: 'registration.not_open',
  closed: 'registration.closed',
  over: 'registration.closed',
} as const satisfies Record<Exclude<RegistrationPhase, 'open'>, ProblemCode>
