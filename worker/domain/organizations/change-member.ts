import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { memberStatement } from './queries.ts'
import { type MemberRole, members, type OrganizationRow } from './table.ts'

/** Gives a member another role, valid from their next request. Throws `not_found`, or `member.last_owner`. */
export async function changeRole(
  ctx: Ctx,
  organization: OrganizationRow,
  actorId: string,
  memberId: string,
  role: MemberRole,
): Promise<void> {
  const entry = { subjectId: memberId, organizationId: organization.id, details: { role } }
  const [[changed], , [member]] = await ctx.db.batch([
    ctx.db
      .update(members)
      .set({ role })
      .where(and(isMember(organization, memberId), ne(members.role, role), leavesAnOwner(ctx, organization)))
      .returning({ id: members.id }),
    auditWhenStatement(ctx, { action: 'member.role-changed', actorId, ...entry }, changedOne),
    memberStatement(ctx, organization.id, memberId),
  ])
  if (!member) throw new Problem('not_found')
  if (!changed && member.role !== role) throw new Problem('member.last_owner')
}

/** Ends a membership; the account stays. Throws `not_found`, or `member.last_owner`. */
export async function removeMember(ctx: Ctx, organization: OrganizationRow, actorId: string, memberId: string) {
  const entry = { subjectId: memberId, organizationId: organization.id }
  const [[removed], , [member]] = await ctx.db.batch([
    ctx.db
      .delete(members)
      .where(and(isMember(organization, memberId), leavesAnOwner(ctx, organization)))
      .returning(),
    auditWhenStatement(ctx, { action: 'member.removed', actorId, ...entry }, changedOne),
    memberStatement(ctx, organization.id, memberId),
  ])
  if (member) throw new Problem('member.last_owner')
  if (!removed) throw new Problem('not_found')
  return removed
}

const isMember = (organization: OrganizationRow, memberId: string) =>
  and(eq(members.organizationId, organization.id), eq(members.id, memberId))

/** Decided by the write itself: two owners who remove each other at once cannot both succeed. */
const leavesAnOwner = (ctx: Ctx, { id }: OrganizationRow) =>
  or(
    ne(members.role, 'owner'),
    sql`${ctx.db.$count(members, and(eq(members.organizationId, id), eq(members.role, 'owner')))} > 1`,
  )
