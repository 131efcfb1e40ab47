import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { receivePicture, type Upload } from '#worker/core/images/receive.ts'
import { removePicture } from '#worker/core/images/resize.ts'
import { publicKeyOf } from '#worker/core/images/sizes.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import { auditStatement } from '../audit/record.ts'
import { type OrganizationRow, organizations } from './table.ts'

const lineStatement = (ctx: Ctx, action: string, actorId: string, organization: OrganizationRow) =>
  auditStatement(ctx, { action, actorId, subjectId: organization.id, organizationId: organization.id })

/** Takes a new logo; the one shown stays until the sizes of the new one are made. Throws refusals of the picture. */
export async function uploadLogo(ctx: Ctx, actorId: string, organization: OrganizationRow, upload: Upload) {
  const { originalKey } = await receivePicture(ctx, upload)
  await ctx.db.batch([
    ctx.db
      .update(organizations)
      .set({ logoOriginalKey: originalKey, logoError: null, updatedAt: ctx.now })
      .where(eq(organizations.id, organization.id)),
    lineStatement(ctx, 'organization.logo-uploaded', actorId, organization),
  ])
  await ctx.jobs.send({ job: 'logo', organizationId: organization.id })
}

/** Leaves the organization without a logo. */
export async function removeLogo(ctx: Ctx, actorId: string, organization: OrganizationRow): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(organizations)
      .set({ logoOriginalKey: null, logoKey: null, logoError: null, updatedAt: ctx.now })
      .where(eq(organizations.id, organization.id)),
    lineStatement(ctx, 'organization.logo-removed', actorId, organization),
  ])
  await removePicture(ctx, organization.logoKey, organization.logoOriginalKey)
}

/** The newest original of the logo, unless its sizes are made already. */
export async function waitingLogo(ctx: Ctx, organizationId: string): Promise<string | undefined> {
  const [organization] = await ctx.db
    .select({ originalKey: organizations.logoOriginalKey, shownKey: organizations.logoKey })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
  if (!organization?.originalKey || organization.shownKey === publicKeyOf(organization.originalKey)) return undefined
  return organization.originalKey
}

const stillNewest = (organizationId: string, originalKey: string) =>
  and(eq(organizations.id, organizationId), eq(organizations.logoOriginalKey, originalKey))

/** Shows the logo whose sizes are made, unless a newer one came meanwhile. */
export async function showLogo(ctx: Ctx, organizationId: string, originalKey: string): Promise<void> {
  await ctx.db
    .update(organizations)
    .set({ logoKey: publicKeyOf(originalKey), logoError: null, updatedAt: ctx.now })
    .where(stillNewest(organizationId, originalKey))
}

/** Gives up on a logo and tells the organiser why; the one shown stays. */
export async function refuseLogo(ctx: Ctx, organizationId: string, originalKey: string, error: ProblemCode) {
  await ctx.db.update(organizations).set({ logoError: error }).where(stillNewest(organizationId, originalKey))
}
