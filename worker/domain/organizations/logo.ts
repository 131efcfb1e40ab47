import type { Ctx } from '#worker/core/context.ts'
import { dropPicture, type PictureHolder, takePicture } from '#worker/core/images/held.ts'
import type { Upload } from '#worker/core/images/receive.ts'
import { auditStatement } from '../audit/record.ts'
import { type OrganizationRow, organizations } from './table.ts'

/** The logo of an organization. */
export const logo: PictureHolder = {
  table: organizations,
  originalKey: organizations.logoOriginalKey,
  shownKey: organizations.logoKey,
  error: organizations.logoError,
  job: (organizationId) => ({ job: 'logo', organizationId }),
}

const lineStatement = (ctx: Ctx, action: string, actorId: string, { id }: OrganizationRow) =>
  auditStatement(ctx, { action, actorId, subjectId: id, organizationId: id })

/** Takes a new logo; the one shown stays until the sizes of the new one are made. Throws refusals of the picture. */
export const uploadLogo = (ctx: Ctx, actorId: string, organization: OrganizationRow, upload: Upload): Promise<void> =>
  takePicture(
    ctx,
    logo,
    organization.id,
    upload,
    lineStatement(ctx, 'organization.logo-uploaded', actorId, organization),
  )

/** Leaves the organization without a logo. */
export const removeLogo = (ctx: Ctx, actorId: string, organization: OrganizationRow): Promise<void> =>
  dropPicture(
    ctx,
    logo,
    organization.id,
    { shownKey: organization.logoKey, originalKey: organization.logoOriginalKey },
    lineStatement(ctx, 'organization.logo-removed', actorId, organization),
  )
