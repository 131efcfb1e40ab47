import { and, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertFrom, insertWhen, rowIds } from '#worker/core/sql.ts'
import { accounts } from '../accounts/table.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { auditEntries } from '../audit/table.ts'
import { drainSoon } from '../mail/outbox.ts'
import { mails } from '../mail/table.ts'
import { invitationsADay, rolesWith } from '../organizations/rules.ts'
import { members, organizations } from '../organizations/table.ts'
import { type HostChange, hostEntry, isHost, searchedAs } from './hosts.ts'
import type { HostPart } from './schema.ts'
import { moreWordsStatement } from './search.ts'
import { type EventRow, eventHosts, events } from './table.ts'

/** People of one organization who are told of an invitation. */
const toldAtMost = 20

/** An organization by its id, or the column that names it. */
type EventHostId = string | typeof eventHosts.organizationId

/** Those who may answer for an organization. */
const answerers = (organizationId: EventHostId) => {
  const roles = sql.join(
    rolesWith('events.edit').map((role) => sql`${role}`),
    sql`, `,
  )
  return sql`members.organization_id = ${organizationId} and members.role in (${roles})`
}

/** When the actor could answer for the organization, its part is agreed with its naming; else null. */
export const acceptedBy = (ctx: Ctx, actorId: string, organizationId: EventHostId) =>
  sql`case when exists (
    select 1 from ${members} where members.account_id = ${actorId} and ${answerers(organizationId)}
  ) then ${ctx.now.getTime()} end`

const isPart = (ctx: Ctx, eventId: string, organizationId: string, accepted: 'accepted' | 'waiting') => {
  const state = accepted === 'accepted' ? sql`accepted_at = ${ctx.now.getTime()}` : sql`accepted_at is null`
  return sql`exists (select 1 from ${eventHosts} where ${isHost(eventId, organizationId)} and ${state})`
}

/** Mails those who may answer, at most once a person and event however often the organization is named. */
const tellStatement = (ctx: Ctx, event: EventRow, organizationId: string) =>
  insertFrom(
    ctx.db,
    mails,
    {
      id: rowIds(ctx),
      key: sql`'host.invited:' || ${event.id} || ':' || members.id`,
      template: 'host.invited',
      subjectId: sql`${event.id} || '.' || members.id`,
      mailbox: sql`accounts.mailbox`,
      state: 'queued',
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
    sql`from ${members} join ${accounts} on accounts.id = members.account_id
      where ${answerers(organizationId)} and ${isPart(ctx, event.id, organizationId, 'waiting')} limit ${toldAtMost}`,
  ).onConflictDoNothing()

const additionsLately = (ctx: Ctx, organizationId: string) =>
  ctx.db.$count(
    auditEntries,
    and(
      eq(auditEntries.organizationId, organizationId),
      gt(auditEntries.at, new Date(ctx.now.getTime() - 86_400_000)),
      eq(auditEntries.action, 'host.added'),
    ),
  )

/**
 * Names an organization as the last host of an event. It is asked by mail, unless the actor may answer for it too. Throws
 * `request.too_many` beyond the day's invitations.
 */
export async function addHost(
  ctx: Ctx,
  change: HostChange,
  role: HostPart['role'],
): Promise<'added' | 'unknown' | 'already'> {
  const { event, slug, actorId } = change
  const [organization] = await ctx.db.select().from(organizations).where(eq(organizations.slug, slug))
  if (!organization) return 'unknown'
  const { id: organizationId } = organization
  const host = sql`(select 1 from ${eventHosts} where ${isHost(event.id, organizationId)})`
  const allowed = sql`not exists ${host} and ${additionsLately(ctx, event.organizationId)} < ${invitationsADay}`
  const last = sql`(select coalesce(max(position) + 1, 0) from ${eventHosts} where ${eq(eventHosts.eventId, event.id)})`
  const acceptedAt = acceptedBy(ctx, actorId, organizationId)
  const part = { eventId: event.id, organizationId, role, position: last, acceptedAt }
  const entry = hostEntry(change, organizationId)
  const isAccepted = isPart(ctx, event.id, organizationId, 'accepted')
  const [added, , , , , [existing]] = await ctx.db.batch([
    insertWhen(ctx.db, eventHosts, part, allowed).returning({ role: eventHosts.role }),
    auditWhenStatement(ctx, { action: 'host.added', ...entry, details: { ...entry.details, role } }, changedOne),
    tellStatement(ctx, event, organizationId),
    ctx.db
      .update(events)
      .set({ updatedAt: ctx.now })
      .where(and(eq(events.id, event.id), isAccepted)),
    moreWordsStatement(ctx, event.id, searchedAs(organization), isAccepted),
    ctx.db.select({ role: eventHosts.role }).from(eventHosts).where(isHost(event.id, organizationId)),
  ])
  if (added.length === 0 && existing) return 'already'
  if (added.length === 0) throw new Problem('request.too_many')
  await drainSoon(ctx)
  return 'added'
}
