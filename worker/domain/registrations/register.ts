import { and, eq, exists, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem, type ProblemCode } from '#worker/core/problem.ts'
import { type EventId, eventStatement, publicEventId } from '../events/queries.ts'
import { events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { consentsStatement } from './consents.ts'
import { among, liveOf } from './live.ts'
import { tellStatement, templateOfState } from './mails.ts'
import { byCapacity, isOpen, mayTake, type Newcomer, newcomerOf, placeStatement } from './place.ts'
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
/** An outcome, or why there is none. */
export type Answer = Outcome | { refused: ProblemCode }

const idsOf = (newcomers: readonly Newcomer[]) => newcomers.map(({ id }) => id)

/**
 * The rows that these keys stand for, and their places in the queue: counted when asked again; of a new row what the
 * counter says, less those who came behind it in this batch.
 */
export const ownStatement = (ctx: Ctx, event: EventId, newcomers: readonly Newcomer[]) =>
  ctx.db
    .select({
      registration: registrations,
      position: sql<number | null>`case
        when ${registrations.state} = 'waitlisted' and ${registrations.id} in ${among(idsOf(newcomers))} then ${placeKinds.waiting} - (
          select count(*) from wishes behind where behind.place_kind_id = ${placeKinds.id} and behind.line > ${registrations.number})
        else ${position} end`.as('position'),
    })
    .from(registrations)
    .innerJoin(placeKinds, eq(placeKinds.id, registrations.placeKindId))
    .where(
      and(eq(registrations.eventId, event), sql`${registrations.key} in ${among(newcomers.map(({ key }) => key))}`),
    )
type Own = Awaited<ReturnType<typeof ownStatement>>[number]

/** Which of the mailboxes hold a live registration of the event. */
export const liveStatement = (ctx: Ctx, event: EventId, newcomers: readonly Newcomer[]) =>
  ctx.db
    .select({ mailbox: registrations.mailbox })
    .from(registrations)
    .where(
      liveOf(
        event,
        newcomers.map(({ mailbox }) => mailbox),
      ),
    )
type Live = Awaited<ReturnType<typeof liveStatement>>[number]

/** Takes a place or a number in the queue; the insert itself decides, since anything read before it would be stale. */
export async function register(ctx: Ctx, slug: string, input: NewRegistration): Promise<Outcome> {
  const [answer] = await registerAll(ctx, slug, [input])
  if (!answer || 'refused' in answer) throw new Problem(answer?.refused ?? 'not_found')
  return answer
}

/**
 * Registers several in one batch, in their order: each insert sees what those before it took. As many answers as inputs;
 * 7 statements besides one for each. Throws only where the whole batch failed.
 */
export async function registerAll(ctx: Ctx, slug: string, inputs: readonly NewRegistration[]): Promise<Answer[]> {
  const newcomers = await Promise.all(inputs.map((input) => newcomerOf(ctx, input)))
  const event = publicEventId(slug)
  const arrived = sql`${registrations.id} in ${among(idsOf(newcomers))}`
  const isDue = and(eq(events.id, event), isOpen(ctx))
  const [[found], ...results] = await ctx.db.batch([
    eventStatement(ctx, event),
    ...newcomers.map((newcomer) =>
      placeStatement(ctx, { newcomer, where: isDue, state: byCapacity, access: mayTake(newcomer), addedBy: null }),
    ),
    consentsStatement(ctx, newcomers),
    tellStatement(ctx, { template: templateOfState, where: arrived }),
    repeatStatement(ctx, {
      event,
      mailboxes: newcomers.map(({ mailbox }) => mailbox),
      where: and(hasOtherKey(newcomers), whileOpen(ctx, event)),
    }),
    noteStatement(ctx, { action: 'registration.received', actorId: null, where: arrived }),
    ownStatement(ctx, event, newcomers),
    liveStatement(ctx, event, newcomers),
  ])
  // Behind a number of inserts the types no longer know which result is which.
  const [own, live] = results.slice(-2) as [Own[], Live[]]
  const owned = new Map(own.map((one) => [one.registration.key, one]))
  const lives = new Set(live.map(({ mailbox }) => mailbox))
  return newcomers.map((newcomer) => {
    const one = owned.get(newcomer.key)
    if (one) return { ...one, state: one.registration.state, isNew: one.registration.id === newcomer.id }
    if (!found) return { refused: 'not_found' }
    const phase = registrationPhase(found, ctx.now)
    if (phase !== 'open') return { refused: refusals[phase] }
    return lives.has(newcomer.mailbox) ? { state: 'already-registered' } : { refused: 'registration.no_place_kind' }
  })
}

/** Whether somebody asks for the mailbox of a registration with a key that was never answered: one that was gets its answer again, whatever its mailbox did since. */
const hasOtherKey = (newcomers: readonly Newcomer[]) => sql`exists (
  select 1 from json_each(${JSON.stringify(newcomers.map(({ mailbox, key }) => [mailbox, key]))}) asked
  where asked.value ->> 0 = ${registrations.mailbox} and asked.value ->> 1 not in (
    select known.key from registrations known where known.event_id = ${registrations.eventId} and known.key = asked.value ->> 1))`

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
