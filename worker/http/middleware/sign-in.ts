import { and, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { accounts, signIns } from '#worker/domain/accounts/table.ts'
import { eventIdByAddress } from '#worker/domain/events/addresses.ts'
import { coHostIds } from '#worker/domain/events/co-hosts.ts'
import { events } from '#worker/domain/events/table.ts'
import { type Capability, type EventRole, may, roleAsCoHost, rolesWith } from '#worker/domain/organizations/rules.ts'
import { memberRoles, members, organizations } from '#worker/domain/organizations/table.ts'
import type { AppEnv, EventEnv, OrganizationEnv, SignedInEnv } from '../env.ts'

/** What both scopes set. */
interface RoleEnv extends AppEnv {
  Variables: SignedInEnv['Variables'] & { role: EventRole }
}

export const signInCookie = 'sign-in'

/** The hash of the browser's sign-in token; without one the visitor is signed out (401). */
async function tokenHashOf(c: Context): Promise<string> {
  const token = getCookie(c, signInCookie, 'host')
  if (!token) throw new Problem('auth.required')
  return plainHash(token)
}

const live = (tokenHash: string, now: Date) => and(eq(signIns.tokenHash, tokenHash), gt(signIns.expiresAt, now))

/** Loads the account of a signed-in browser, in one query. */
export const signedIn = createMiddleware<SignedInEnv>(async (c, next) => {
  const ctx = c.get('ctx')
  const [row] = await ctx.db
    .select({ account: accounts, signInId: signIns.id })
    .from(signIns)
    .innerJoin(accounts, eq(accounts.id, signIns.accountId))
    .where(live(await tokenHashOf(c), ctx.now))
  if (!row) throw new Problem('auth.required')
  c.set('account', row.account)
  c.set('signInId', row.signInId)
  await next()
})

/** Loads account, membership and organization by one join; a stranger's organization does not exist (404). */
export const organizationScope = createMiddleware<OrganizationEnv>(async (c, next) => {
  const ctx = c.get('ctx')
  const [row] = await ctx.db
    .select({ account: accounts, signInId: signIns.id, organization: organizations, role: members.role })
    .from(signIns)
    .innerJoin(accounts, eq(accounts.id, signIns.accountId))
    .leftJoin(organizations, eq(organizations.slug, c.req.param('organization') ?? ''))
    .leftJoin(members, and(eq(members.organizationId, organizations.id), eq(members.accountId, accounts.id)))
    .where(live(await tokenHashOf(c), ctx.now))
  if (!row) throw new Problem('auth.required')
  if (!row.organization || !row.role) throw new Problem('not_found')
  c.set('account', row.account)
  c.set('signInId', row.signInId)
  c.set('organization', row.organization)
  c.set('role', row.role)
  await next()
})

const memberOf = alias(organizations, 'member_of')

/** The account's membership that counts on an event: the owner's before a co-host's, then the role that may do most. */
const membershipOnEvent = {
  condition: (ctx: Ctx) =>
    and(
      eq(members.accountId, accounts.id),
      or(
        eq(members.organizationId, events.organizationId),
        and(inArray(members.organizationId, coHostIds(ctx)), inArray(members.role, rolesWith('view'))),
      ),
    ),
  order: [
    desc(eq(members.organizationId, events.organizationId)),
    sql`instr(${memberRoles.join()}, ${members.role})`,
    members.id,
  ],
}

/** Loads account, membership, organization and event by one join; a stranger's event does not exist (404). */
export const eventScope = createMiddleware<EventEnv>(async (c, next) => {
  const ctx = c.get('ctx')
  const [row] = await ctx.db
    .select({
      account: accounts,
      signInId: signIns.id,
      event: events,
      organization: organizations,
      memberOf: { id: memberOf.id, slug: memberOf.slug, shortName: memberOf.shortName },
      memberRole: members.role,
    })
    .from(signIns)
    .innerJoin(accounts, eq(accounts.id, signIns.accountId))
    .leftJoin(events, eq(events.id, eventIdByAddress(c.req.param('event') ?? '')))
    .leftJoin(organizations, eq(organizations.id, events.organizationId))
    .leftJoin(members, membershipOnEvent.condition(ctx))
    .leftJoin(memberOf, eq(memberOf.id, members.organizationId))
    .where(live(await tokenHashOf(c), ctx.now))
    .orderBy(...membershipOnEvent.order)
    .limit(1)
  if (!row) throw new Problem('auth.required')
  if (!row.event || !row.organization || !row.memberOf || !row.memberRole) throw new Problem('not_found')
  const isOwners = row.memberOf.id === row.organization.id
  const role = isOwners ? row.memberRole : roleAsCoHost(row.memberRole, row.event)
  if (!role) throw new Problem('not_found')
  c.set('account', row.account)
  c.set('signInId', row.signInId)
  c.set('event', row.event)
  c.set('organization', row.organization)
  c.set('memberOf', row.memberOf)
  c.set('role', role)
  await next()
})

/** Refuses whoever's role does not carry the capability (403). */
export const needs = (capability: Capability) =>
  createMiddleware<RoleEnv>(async (c, next) => {
    if (!may(c.get('role'), capability)) throw new Problem('auth.forbidden')
    await next()
  })
