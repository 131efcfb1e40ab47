import { and, eq, exists, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom } from '#worker/core/sql.ts'
import { events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { domainOf, hasDomain } from './place.ts'
import { promotionStatements } from './promote.ts'
import { isBetter } from './queue.ts'
import { type RegistrationRow, registrations, wishes } from './table.ts'

type Chooser = Pick<RegistrationRow, 'id' | 'eventId' | 'mailbox'>

/** Who holds or waits for a place may choose, until the event is over; a decision still to come takes the choice as it was made. */
const mayChoose = (ctx: Ctx, { id, eventId }: Chooser) =>
  and(
    eq(registrations.id, id),
    eq(registrations.eventId, eventId),
    inArray(registrations.state, ['confirmed', 'waitlisted', 'offered']),
    exists(
      ctx.db
        .select({ id: events.id })
        .from(events)
        .where(and(eq(events.id, eventId), gt(events.endsAt, ctx.now))),
    ),
  )

/** The chosen kinds that are open to the person: to everybody, to their domain, or chosen before; the place that is held stays the last of them. */
const chosen = ({ mailbox }: Chooser, preferences: readonly string[]) => sql`(
  select json_group_array(id) from (
    select kind.id, min(coalesce(choice.key, 1000)) as place
    from place_kinds kind left join json_each(${JSON.stringify(preferences)}) choice on choice.value = kind.id
    where kind.event_id = registrations.event_id and (
      (registrations.state = 'confirmed' and kind.id = registrations.place_kind_id)
      or (choice.key is not null and (kind.access = 'everybody'
        or kind.id in (select earlier.value from json_each(registrations.preferences) earlier)
        or (kind.access = 'domains' and ${hasDomain(domainOf(mailbox))}))))
    group by kind.id order by place))`

/** The kinds that a registration prefers to what it holds, with their ranks. */
const wished = ({ id }: Chooser) => sql`(
  select choice.value as place_kind_id, choice.key as rank, registrations.event_id, registrations.state
  from registrations, json_each(registrations.preferences) choice
  where registrations.id = ${id} and registrations.state in ('confirmed', 'waitlisted', 'offered')
    and ${isBetter(sql`choice.key`)}
    and not exists (select 1 from offers where offers.registration_id = registrations.id and offers.state = 'open'
      and offers.place_kind_id = choice.value))`

/** Made again a choice moves nothing, unless it brings back into a line. */
const isNews = (chooser: Chooser, preferences: readonly string[]) => sql`(
  registrations.preferences <> ${chosen(chooser, preferences)}
  or exists (select 1 from ${wished(chooser)} wished where not exists (select 1 from wishes
    where wishes.registration_id = registrations.id and wishes.place_kind_id = wished.place_kind_id)))`

/** Leaves the lines of what is not wished for any more, and stands last in those of what is wished for now. */
const lineStatements = (ctx: Ctx, chooser: Chooser, isOwn: SQL) => [
  ctx.db
    .delete(wishes)
    .where(
      and(
        eq(wishes.registrationId, chooser.id),
        isOwn,
        sql`place_kind_id not in (select place_kind_id from ${wished(chooser)})`,
      ),
    ),
  insertFrom(
    ctx.db,
    wishes,
    {
      registrationId: chooser.id,
      placeKindId: sql`wished.place_kind_id`,
      eventId: sql`wished.event_id`,
      rank: sql`wished.rank`,
      line: sql`(select arrivals from events where id = ${chooser.eventId})`,
    },
    sql`from ${wished(chooser)} wished where ${isOwn}`,
  ).onConflictDoUpdate({ target: [wishes.registrationId, wishes.placeKindId], set: { rank: sql`excluded.rank` } }),
]

/**
 * Changes which places a person would take, the best first; what they hold they keep until a better one is theirs. A line
 * in which they stand already keeps their place, in a new one they stand last. Throws `registration.not_cancellable` where
 * the registration is over, `registration.no_place_kind` where no choice is left.
 */
export async function choosePlaces(ctx: Ctx, chooser: Chooser, preferences: readonly string[]): Promise<void> {
  const { eventId } = chooser
  const live = mayChoose(ctx, chooser)
  const own = and(live, sql`${chosen(chooser, preferences)} <> '[]'`)
  const isAny = (condition: SQL | undefined) =>
    exists(ctx.db.select({ id: registrations.id }).from(registrations).where(condition))
  const changes = and(own, isNews(chooser, preferences))
  const [[found], chose] = await ctx.db.batch([
    ctx.db.select({ id: registrations.id }).from(registrations).where(live),
    ctx.db.select({ id: registrations.id }).from(registrations).where(own),
    noteStatement(ctx, { action: 'registration.places_chosen', actorId: null, where: changes }),
    ctx.db
      .update(events)
      .set({ arrivals: sql`${events.arrivals} + 1` })
      .where(and(eq(events.id, eventId), isAny(changes))),
    ctx.db
      .update(registrations)
      .set({ preferences: chosen(chooser, preferences), updatedAt: ctx.now })
      .where(own),
    ...lineStatements(ctx, chooser, isAny(own)),
    ctx.db
      .update(registrations)
      .set({ placeKindId: sql`json_extract(${registrations.preferences}, '$[0]')` })
      .where(and(own, inArray(registrations.state, ['waitlisted', 'offered']))),
    ...promotionStatements(ctx, eventId),
  ])
  if (!found) throw new Problem('registration.not_cancellable')
  if (chose.length === 0) throw new Problem('registration.no_place_kind')
}
