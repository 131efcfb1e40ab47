import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { cancelEvent } from '#worker/domain/events/cancel.ts'
import { restoreEvent } from '#worker/domain/events/restore.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { addRegistration } from '#worker/domain/registrations/add.ts'
import { cancelOwnRegistration, cancelRegistration } from '#worker/domain/registrations/cancel.ts'
import { choosePlaces } from '#worker/domain/registrations/choose.ts'
import { announceDecisions, decide } from '#worker/domain/registrations/decide.ts'
import { givePlace } from '#worker/domain/registrations/give.ts'
import { acceptOffer, declineOffer, lapseStatements } from '#worker/domain/registrations/offer.ts'
import { promotionStatements } from '#worker/domain/registrations/promote.ts'
import { type Outcome, register } from '#worker/domain/registrations/register.ts'
import { offers, placeKinds } from '#worker/domain/registrations/table.ts'
import { tellCancelledStatement, tellRestoredStatement } from '#worker/domain/registrations/tell-event.ts'
import { ctx } from './context.ts'
import { makeAccount, makeEvent, unique } from './make.ts'
import { person } from './people.ts'
import { makePlaceKind } from './places.ts'
import type { Guest } from './registration-guests.ts'
import { RegistrationModel } from './registration-model.ts'
import { registrationState } from './registration-state.ts'

interface Newcomer {
  person: number
  key: number
  preferences: number[]
}

/** One thing that somebody does; people, kinds and offers are named by an index into what there is. */
export type Operation =
  | ({ type: 'register' | 'add' } & Newcomer)
  | { type: 'cancel'; guest: number; by: 'guest' | 'organiser' }
  | { type: 'choose'; guest: number; preferences: number[] }
  | { type: 'give'; guest: number; kind: number }
  | { type: 'capacity'; kind: number; capacity: number | null }
  | { type: 'decide'; guests: number[]; decision: 'approved' | 'declined' }
  | { type: 'accept' | 'decline'; guest: number; ago: number }
  | { type: 'wait'; hours: number }
  | { type: 'announce' | 'tick' | 'cancelEvent' | 'restoreEvent' }

interface Choice {
  mode: 'automatic' | 'offers'
  needsApproval: boolean
  capacities: (number | null)[]
  cutoffHours: number | null
}

const hour = 3_600_000
const start = Date.parse('2041-03-01T08:00:00Z')
const startsAt = start + 20 * 24 * hour
const domain = 'uni.example.org'

/** An event in the database, the same in the model, and the clock of both. The third kind is for one mail domain. */
export async function makeRun({ mode, needsApproval, capacities, cutoffHours }: Choice) {
  const [hall = null, ...others] = capacities
  const event = await makeEvent({
    capacity: hall,
    waitlistMode: mode,
    waitlistCutoffHours: cutoffHours,
    needsApproval,
    startsAt: new Date(startsAt),
  })
  const kinds = [{ id: event.placeKind.id, capacity: hall }]
  for (const [n, capacity] of others.entries()) {
    const access = n === 1 ? { access: 'domains' as const, domains: [domain] } : {}
    const { id } = await makePlaceKind(event, { position: n + 1, capacity, ...access })
    kinds.push({ id, capacity, ...(n === 1 ? { domain } : {}) })
  }
  const { id: actorId } = await makeAccount()
  const endsAt = event.endsAt.getTime()
  const model = new RegistrationModel({
    kinds,
    mode,
    needsApproval,
    startsAt,
    endsAt,
    offerHours: event.offerHours,
    cutoffHours,
  })
  const counters: Counter[] = []
  const ids: string[] = []
  return { event, model, actorId, crowd: unique('crowd'), now: start, ids, counters }
}
type Run = Awaited<ReturnType<typeof makeRun>>

interface Counter {
  capacity: number | null
  taken: number
  waiting: number
}

/** Does one thing to both, and holds them against each other. */
export async function play(run: Run, operation: Operation): Promise<void> {
  const did = await doBoth(run, operation)
  if (!did) return
  const { rows, ...state } = await registrationState(run.event)
  run.ids = rows.map(({ id }) => id)
  expect({ said: did.real, ...state }, JSON.stringify(operation)).toEqual({ said: did.model, ...stateOfModel(run) })
  expectNoOversell(run, operation, state.counters)
  if (operation.type === 'tick') expect(run.model.idle(run.now)).toEqual([])
}

const told = (outcome: Outcome) =>
  outcome.state === 'waitlisted' && outcome.position !== null ? `waitlisted ${outcome.position}` : outcome.state

async function outcomeOf(action: Promise<unknown>): Promise<string> {
  try {
    const outcome = await action
    return typeof outcome === 'string' ? outcome : 'ok'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

const commit = (context: Ctx, [first, ...rest]: Statement[]) => {
  if (!first) throw new Error('nothing to commit')
  return context.db.batch([first, ...rest])
}

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)]

/** What the database and what the model answer; nothing where there is nobody to do it. */
async function doBoth(run: Run, operation: Operation): Promise<{ real: string; model: string } | undefined> {
  const { model, event, actorId } = run
  const context = ctx(new Date(run.now))
  const kindOf = (n: number) => pick(model.rules.kinds, n)?.id ?? ''
  const both = async (real: Promise<unknown>, said: string) => ({ real: await outcomeOf(real), model: said })
  switch (operation.type) {
    case 'register':
    case 'add': {
      const { person: n, key, preferences } = operation
      const mailbox = `${run.crowd}-${n}@${n % 2 ? domain : 'example.org'}`
      const wish = { key: `${key}`, mailbox, preferences: preferences.map(kindOf) }
      const form = person(`${n}`, { ...wish, email: key === 2 ? mailbox.toUpperCase() : mailbox })
      return operation.type === 'register'
        ? both(register(context, event.slug, form).then(told), model.register(run.now, wish))
        : both(addRegistration(context, await freshEvent(run), actorId, form).then(told), model.add(run.now, wish))
    }
    case 'capacity': {
      const id = kindOf(operation.kind)
      const { capacity } = operation
      const save = context.db.update(placeKinds).set({ capacity }).where(eq(placeKinds.id, id))
      return both(
        commit(context, [save, ...promotionStatements(context, event.id)]),
        model.setCapacity(run.now, id, capacity),
      )
    }
    case 'decide': {
      const guests = [...new Set(operation.guests.flatMap((n) => pick(model.guests, n) ?? []))]
      const ids = guests.map((guest) => rowIdOf(run, guest))
      const decision = { actorId, event, registrationIds: ids, decision: operation.decision }
      return both(decide(context, decision).then(String), model.decide(guests, operation.decision))
    }
    case 'announce':
      return both(announceDecisions(context, actorId, event), model.announce(run.now))
    case 'wait':
      run.now += operation.hours * hour
      return
    case 'tick':
      return both(commit(context, lapseStatements(context, event.id)), model.tick(run.now))
    case 'cancelEvent': {
      const change = { actorId, event: await freshEvent(run) }
      return both(cancelEvent(context, change, [tellCancelledStatement(context, event.id)]), model.cancelEvent(run.now))
    }
    case 'restoreEvent': {
      const change = { actorId, event: await freshEvent(run) }
      return both(restoreEvent(context, change, [tellRestoredStatement(context, event.id)]), model.restoreEvent())
    }
    default: {
      const answers = operation.type === 'accept' || operation.type === 'decline'
      const guest = pick(answers ? model.guests.filter((one) => one.offers.length > 0) : model.guests, operation.guest)
      return guest && doAs(run, guest, operation)
    }
  }
}

type Own = Extract<Operation, { guest: number }>

async function doAs(run: Run, guest: Guest, operation: Own): Promise<{ real: string; model: string } | undefined> {
  const { model, event, actorId, now } = run
  const context = ctx(new Date(now))
  const kindOf = (n: number) => pick(model.rules.kinds, n)?.id ?? ''
  const id = rowIdOf(run, guest)
  const row = { id, eventId: event.id, mailbox: guest.mailbox }
  const both = async (real: Promise<unknown>, said: string) => ({ real: await outcomeOf(real), model: said })
  switch (operation.type) {
    case 'cancel':
      return operation.by === 'guest'
        ? both(cancelOwnRegistration(context, row), model.cancel(now, guest, 'guest'))
        : both(cancelRegistration(context, row, actorId), model.cancel(now, guest, 'organiser'))
    case 'choose': {
      const preferences = operation.preferences.map(kindOf)
      return both(choosePlaces(context, row, preferences), model.choose(now, guest, preferences))
    }
    case 'give': {
      const placeKindId = kindOf(operation.kind)
      const gift = { actorId, event: await freshEvent(run), registrationId: id, placeKindId, reason: 'By hand' }
      return both(givePlace(context, gift), model.give(now, guest, placeKindId))
    }
    default: {
      const place = guest.offers.length - 1 - operation.ago
      const offer = guest.offers[place]
      const [made] = await context.db
        .select()
        .from(offers)
        .where(sql`registration_id = ${id} and expires_at is not null`)
        .orderBy(sql`rowid`)
        .limit(1)
        .offset(Math.max(0, place))
      if (!offer || !made) return
      return operation.type === 'accept'
        ? both(acceptOffer(context, made), model.accept(now, guest, offer))
        : both(declineOffer(context, made), model.decline(now, guest, offer))
    }
  }
}

const rowIdOf = ({ ids, model }: Run, guest: Guest): string => ids[model.guests.indexOf(guest)] ?? ''

async function freshEvent({ event }: Run): Promise<EventRow> {
  const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  if (!row) throw new Error('no event')
  return row
}

/** More than the capacity is taken only where it was before, or where an organiser gave a place by hand. */
function expectNoOversell(run: Run, { type }: Operation, counters: Counter[]) {
  for (const [n, { capacity, taken }] of counters.entries()) {
    if (type === 'give' || type === 'add' || capacity === null || taken <= capacity) continue
    expect(taken, `${type}: kind ${n} has ${capacity} places`).toBeLessThanOrEqual(run.counters[n]?.taken ?? 0)
  }
  run.counters = counters
}

/** What the model says, in the words of `registrationState`. */
function stateOfModel({ model }: Run) {
  const kindOf = (kind: string) => model.rules.kinds.findIndex(({ id }) => id === kind)
  return {
    guests: model.guests.map(
      ({ mailbox, state, kind, preferences, decision = null, offers: own, history, told: mails }) => ({
        mailbox,
        state,
        kind: kindOf(kind),
        preferences: preferences.map(kindOf),
        decision,
        offers: own.map((offer) => ({ ...offer, kind: kindOf(offer.kind) })),
        history,
        told: mails.toSorted(),
      }),
    ),
    lines: model.rules.kinds.map(
      ({ id }) => model.lines.get(id)?.map(({ guest }) => model.guests.indexOf(guest)) ?? [],
    ),
    counters: model.rules.kinds.map(({ id, capacity }) => ({
      capacity,
      taken: model.taken(id),
      waiting: model.waiting(id),
    })),
  }
}
