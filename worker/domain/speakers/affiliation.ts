import { asc, eq, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { organizations } from '../organizations/table.ts'
import { speakers } from './table.ts'

/** Where a speaker works: the organization's name where one is chosen, else the text. */
export const affiliationShown = sql`coalesce(
  (select name from organizations where organizations.id = speakers.affiliation_id), speakers.affiliation
)`.mapWith(speakers.affiliation)

/** The address of the organization that is chosen. */
export const affiliationSlug = sql<
  string | null
>`(select o.slug from organizations o where o.id = speakers.affiliation_id)`

/** The organization at an address, as a speaker's column holds it. */
export const affiliationOf = (slug: string | undefined) =>
  slug === undefined ? null : sql<string>`(select id from ${organizations} where ${eq(organizations.slug, slug)})`

/** The condition that there is an organization at the address, where one is named. */
export const isKnownOrganization = (slug: string | undefined) =>
  slug === undefined ? sql`true` : sql`exists (select 1 from ${organizations} where ${eq(organizations.slug, slug)})`

/** Organizations that a speaker probably belongs to: the own one, and those that held events together with it. */
export const partnersStatement = (ctx: Ctx, organizationId: string) =>
  ctx.db
    .select({ slug: organizations.slug, shortName: organizations.shortName, name: organizations.name })
    .from(organizations)
    .where(
      or(
        eq(organizations.id, organizationId),
        // Events stand below speakers in the order of nouns: named in SQL, not imported.
        sql`${organizations.id} in (
          select partner.organization_id from event_hosts own join event_hosts partner on partner.event_id = own.event_id
          where own.organization_id = ${organizationId}
        )`,
      ),
    )
    .orderBy(asc(organizations.shortName))
    .limit(100)
export type Partner = Awaited<ReturnType<typeof partnersStatement>>[number]
