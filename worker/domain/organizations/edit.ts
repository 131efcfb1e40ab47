import { eq } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { isTaken } from '#worker/core/sql.ts'
import { auditStatement } from '../audit/record.ts'
import type { OrganizationForm } from './schema.ts'
import { type OrganizationRow, organizations } from './table.ts'

/** Saves what an owner wrote; an empty slug keeps the old one. `slug_taken` when another organization has it. */
export async function editOrganization(
  ctx: Ctx,
  organization: OrganizationRow,
  accountId: string,
  { slug = organization.slug, website, contactEmail, ...texts }: OrganizationForm,
  also: readonly Statement[],
): Promise<'saved' | 'slug_taken'> {
  const values = { ...texts, slug, website: website ?? null, contactEmail: contactEmail ?? null }
  const { id } = organization
  const changed = Object.entries(values)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(organization[field as keyof typeof values]))
    .map(([field]) => field)
  if (changed.length === 0) return 'saved'
  const entry = { action: 'organization.edited', actorId: accountId, subjectId: id, organizationId: id }
  try {
    await ctx.db.batch([
      ctx.db
        .update(organizations)
        .set({ ...values, updatedAt: ctx.now })
        .where(eq(organizations.id, id)),
      auditStatement(ctx, { ...entry, details: { changed } }),
      ...also,
    ])
    return 'saved'
  } catch (error) {
    if (isTaken(error, 'organizations.slug')) return 'slug_taken'
    throw error
  }
}
