import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { isTaken } from '#worker/core/sql.ts'
import { auditStatement } from '../audit/record.ts'
import type { OrganizationForm } from './schema.ts'
import { members, organizations } from './table.ts'

/** Creates an organization with the account as its owner; `slug_taken` when another one has the address. */
export async function createOrganization(
  ctx: Ctx,
  accountId: string,
  { website, contactEmail, ...texts }: OrganizationForm & { slug: string },
): Promise<'created' | 'slug_taken'> {
  const id = uuidv7(ctx.now)
  const links = { website: website ?? null, contactEmail: contactEmail ?? null }
  const row = { id, ...texts, ...links, createdAt: ctx.now, updatedAt: ctx.now }
  const owner = { id: uuidv7(ctx.now), organizationId: id, accountId, role: 'owner' as const, createdAt: ctx.now }
  try {
    await ctx.db.batch([
      ctx.db.insert(organizations).values(row),
      ctx.db.insert(members).values(owner),
      auditStatement(ctx, { action: 'organization.created', actorId: accountId, subjectId: id, organizationId: id }),
    ])
    return 'created'
  } catch (error) {
    if (isTaken(error, 'organizations.slug')) return 'slug_taken'
    throw error
  }
}
