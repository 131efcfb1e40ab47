import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { priorityOf } from '../../mail/rules.ts'
import { mails } from '../../mail/table.ts'
import { among } from '../live.ts'
import { type Candidate, hasHadEnough } from './candidates.ts'
import { takesInvited } from './rules.ts'
import { maxADay, maxAtOnce } from './schema.ts'
import { invitations } from './table.ts'

const day = 86_400_000

interface Invite {
  actorId: string
  event: EventRow
  people: readonly Candidate[]
  /** The one kind they may take; null: any of the event's. */
  placeKindId: string | null
  /** Of the form: sent twice, it invites once. */
  key: string
}

/** Whether the event takes invited people still, has the kind, and has not had its day's invitations. */
const isAllowed = (ctx: Ctx, { event, placeKindId, people }: Invite) => sql`
  exists (select 1 from events where events.id = ${event.id} and ${takesInvited(ctx)})
  and (${placeKindId} is null
    or exists (select 1 from place_kinds kind where kind.id = ${placeKindId} and kind.event_id = ${event.id}))
  and (select count(*) from invitations earlier where earlier.event_id = ${event.id}
    and earlier.invited_at > ${ctx.now.getTime() - day}) + ${people.length} <= ${maxADay}`

const isRegistered = (eventId: string) => sql`exists (select 1 from registrations r where r.event_id = ${eventId}
  and r.mailbox = value ->> 'mailbox' and r.state in ('pending', 'confirmed', 'waitlisted', 'offered'))`

/** The mail of invitations; it stands on the event's delivery page where its organisers may read the address. */
export const mailStatement = (ctx: Ctx, organizationId: string, where: ReturnType<typeof and>) =>
  insertFrom(
    ctx.db,
    mails,
    {
      id: rowIds(ctx),
      key: sql`'invitation.sent:' || invitations.id || ':' || invitations.mailed`,
      template: 'invitation.sent',
      subjectId: sql`invitations.id`,
      mailbox: sql`invitations.mailbox`,
      eventId: sql`case when coalesce(invitations.organization_id, ${organizationId}) = ${organizationId} then invitations.event_id end`,
      priority: priorityOf('invitation.sent'),
      state: 'queued',
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
    sql`from invitations where ${where}`,
  ).onConflictDoNothing()

type NewInvitation = Candidate & { id: string; key: string }

/** Writes those who are not registered, nor invited already or too often. */
const invitationsStatement = (ctx: Ctx, input: Invite, rows: readonly NewInvitation[]) =>
  insertFrom(
    ctx.db,
    invitations,
    {
      id: sql`value ->> 'id'`,
      eventId: input.event.id,
      email: sql`value ->> 'email'`,
      mailbox: sql`value ->> 'mailbox'`,
      name: sql`value ->> 'name'`,
      locale: sql`value ->> 'locale'`,
      placeKindId: sql`${input.placeKindId}`,
      organizationId: sql`value ->> 'organizationId'`,
      state: 'invited',
      key: sql`value ->> 'key'`,
      invitedBy: input.actorId,
      invitedAt: ctx.now,
    },
    sql`from json_each(${JSON.stringify(rows)}) where ${isAllowed(ctx, input)} and not ${isRegistered(input.event.id)}
      and not ${hasHadEnough(ctx, sql`value ->> 'mailbox'`)}`,
  ).onConflictDoNothing()

/**
 * Invites people and mails each, leaving out who is registered or invited already, or too often this day. The same form again invites nobody twice.
 * Throws `invitation.too_many` beyond a go or the day, `registration.closed` where the event takes nobody any more, `not_found` for the kind of another.
 */
export async function invite(ctx: Ctx, input: Invite): Promise<void> {
  const { actorId, event, people, key } = input
  if (people.length > maxAtOnce) throw new Problem('invitation.too_many')
  const rows = people.map((person) => ({ ...person, id: uuidv7(ctx.now), key: `${key} ${person.mailbox}` }))
  const own = (column: 'id' | 'key') =>
    and(eq(invitations.eventId, event.id), sql`${invitations[column]} in ${among(rows.map((row) => row[column]))}`)
  const [, , , written] = await ctx.db.batch([
    invitationsStatement(ctx, input, rows),
    mailStatement(ctx, event.organizationId, own('id')),
    auditWhenStatement(
      ctx,
      {
        ...{ action: 'invitations.sent', actorId, subjectId: event.id, details: { people: people.length } },
        ...{ organizationId: event.organizationId, eventId: event.id },
      },
      sql`exists (select 1 from invitations where ${own('id')})`,
    ),
    ctx.db.select({ id: invitations.id }).from(invitations).where(own('key')).limit(1),
  ])
  if (written.length === 0) throw await refusal(ctx, input)
}

/** Whether a form has invited already. */
export async function wasSent(ctx: Ctx, event: Pick<EventRow, 'id'>, key: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.eventId, event.id), gte(invitations.key, `${key} `), lt(invitations.key, `${key}!`)))
    .limit(1)
  return rows.length > 0
}

/** Why nobody of a list was invited. */
async function refusal(ctx: Ctx, { event, placeKindId }: Invite): Promise<Problem> {
  const [row] = await ctx.db
    .select({
      takes: sql<number>`exists (select 1 from events where events.id = ${event.id} and ${takesInvited(ctx)})`.as(
        'takes',
      ),
      hasKind: sql<number>`${placeKindId} is null or exists (select 1 from place_kinds kind
        where kind.id = ${placeKindId} and kind.event_id = ${event.id})`.as('has_kind'),
    })
    .from(sql`(select 1)`)
  if (!row?.takes) return new Problem(event.state === 'draft' ? 'event.not_published' : 'registration.closed')
  return new Problem(row.hasKind ? 'invitation.too_many' : 'not_found')
}
