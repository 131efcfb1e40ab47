import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { accounts } from '../accounts/table.ts'
import { members, organizations } from './table.ts'

/** The organizations of an account, with its role in each. */
export const membershipsStatement = (ctx: Ctx, accountId: string) =>
  ctx.db
    .select({
      id: organizations.id,
      slug: organizations.slug,
      name: organizations.name,
      shortName: organizations.shortName,
      role: members.role,
    })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(members.accountId, accountId))
    .orderBy(asc(organizations.shortName), asc(organizations.id))
export type Membership = Awaited<ReturnType<typeof membershipsStatement>>[number]

/** The members of an organization by name. */
export const membersStatement = (ctx: Ctx, organizationId: string) =>
  ctx.db
    .select({
      id: members.id,
      accountId: members.accountId,
      role: members.role,
      name: accounts.name,
      email: accounts.email,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.organizationId, organizationId))
    .orderBy(asc(accounts.name), asc(members.id))
export type Member = Awaited<ReturnType<typeof membersStatement>>[number]

/** One member, only inside the organization. */
export const memberStatement = (ctx: Ctx, organizationId: string, memberId: string) =>
  ctx.db
    .select()
    .from(members)
    .where(and(eq(members.organizationId, organizationId), eq(members.id, memberId)))
