import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { rolesOfCoHosts } from '../../events/rules.ts'
import { rolesWith } from '../../organizations/rules.ts'
import { type HeldKind, heldKind } from '../../registrations/log.ts'
import { sessionSignUps } from '../../registrations/sign-ups/table.ts'
import { registrations } from '../../registrations/table.ts'
import type { EventIds } from '../queries.ts'
import { releasedSpeakers } from './table.ts'

/** The latest events of a feed of many, as in the public ones. */
const feedSize = 200

const isPublic = sql`+events.state in ('published', 'cancelled')`

/** An id, or the column of an outer query that holds it. */
type Id = string | SQL

/** The event of a registration. */
export const eventOfRegistration = (registrationId: Id): EventIds =>
  sql`(select events.id from registrations join events on events.id = registrations.event_id
    where registrations.id = ${registrationId} and ${isPublic})`

/** The event itself, unless it is a draft. */
export const publicEvent = (eventId: Id): EventIds =>
  sql`(select events.id from events where events.id = ${eventId} and ${isPublic})`

/** A profile, and those that other organizations keep of the same person: whoever was invited by the same mailbox. */
export const profilesOf = (speakerId: Id) => sql`(
  select ${speakerId} as speaker_id union
  select other.speaker_id from speaking_invitations own
  join speaking_invitations other on other.mailbox = own.mailbox and other.revoked_at is null
  where own.speaker_id = ${speakerId} and own.revoked_at is null)`

/** The same as rows. */
export const profilesStatement = (ctx: Ctx, speakerId: string) =>
  ctx.db
    .select({ profileId: sql<string>`profile.speaker_id`.as('profile_id') })
    .from(sql`${profilesOf(speakerId)} profile`)

/** The public events in whose releases a person has a part, or lost one, which the feed tells as cancelled. */
export const eventsOfSpeaker = (speakerId: Id): EventIds => sql`(
  select distinct events.id from ${releasedSpeakers} join events on events.id = ${releasedSpeakers.eventId}
  where ${releasedSpeakers.speakerId} in ${profilesOf(speakerId)} and ${isPublic}
  order by events.ends_at desc limit ${feedSize})`

/** One of these values, inside SQL of our own. */
const oneOf = (values: readonly string[]) =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`

/** Drafts too: the events of an account's organizations, and those of others on which it has a role through one of them. */
export const eventsOfAccount = (accountId: Id): EventIds => sql`(
  select id from (
    select events.id, events.ends_at from members join events on events.organization_id = members.organization_id
    where members.account_id = ${accountId} and members.role in ${oneOf(rolesWith('view'))} and +events.archived_at is null
    union
    select events.id, events.ends_at from members
    join event_hosts on event_hosts.organization_id = members.organization_id and event_hosts.of_others
      and event_hosts.accepted_at is not null and event_hosts.role in ${oneOf(rolesOfCoHosts)}
    join events on events.id = event_hosts.event_id
    where members.account_id = ${accountId} and members.role in ${oneOf(rolesWith('view'))} and +events.archived_at is null
    order by ends_at desc limit ${feedSize}))`

/** How a registration stands, and the place that it holds where the event has several kinds. */
export const standingStatement = (ctx: Ctx, registrationId: string) =>
  ctx.db
    .select({
      standing: registrations.state,
      cancelledAt: registrations.cancelledAt,
      standsSince: sql<Date>`${registrations.updatedAt}`.mapWith(registrations.updatedAt).as('stands_since'),
      held: heldKind.as('held'),
    })
    .from(registrations)
    .where(eq(registrations.id, registrationId))
type StandingRow = Awaited<ReturnType<typeof standingStatement>>[number]
export type Standing = Omit<StandingRow, 'held'> & { held: HeldKind | null }

/** The sessions that a registration signed up for: a place, or a number in line. */
export const signedUpStatement = (ctx: Ctx, registrationId: string) =>
  ctx.db
    .select({ number: sessionSignUps.sessionNumber, signUp: sessionSignUps.state })
    .from(sessionSignUps)
    .where(
      and(
        eq(sessionSignUps.registrationId, registrationId),
        inArray(sessionSignUps.state, ['confirmed', 'waitlisted']),
      ),
    )
export type SignedUp = Awaited<ReturnType<typeof signedUpStatement>>[number]
