import { desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { organizations } from './table.ts'

/** The query that finds an organization's id, for the other statements of its batch. */
export const organizationId = (slug: string) => sql<string>`(select id from organizations where slug = ${slug})`

/** What everybody may know of an organization. */
export const organizationStatement = (ctx: Ctx, slug: string) =>
  ctx.db
    .select({
      id: organizations.id,
      slug: organizations.slug,
      name: organizations.name,
      shortName: organizations.shortName,
      website: organizations.website,
      contactEmail: organizations.contactEmail,
      privacyNotice: organizations.privacyNotice,
      logoKey: organizations.logoKey,
    })
    .from(organizations)
    .where(eq(organizations.slug, slug))
export type PublicOrganization = Awaited<ReturnType<typeof organizationStatement>>[number]

/** The organizations in the sitemap, the newest first. */
export const organizationSitemapStatement = (ctx: Ctx) =>
  ctx.db
    .select({ slug: organizations.slug, changedAt: organizations.updatedAt })
    .from(organizations)
    .orderBy(desc(organizations.id))
