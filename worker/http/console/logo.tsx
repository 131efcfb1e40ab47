import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { organizationTag } from '#worker/core/edge-cache.ts'
import { maxPictureBytes } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import { removeLogo, uploadLogo } from '#worker/domain/organizations/logo.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { filesOf, pictureForm, uploadOf } from './picture-upload.ts'

/** The picture and what the form adds around it. */
const maxFormBytes = maxPictureBytes + 64 * 1024

export default new Hono<OrganizationEnv>()
  .post('/console/organizations/:organization/logo', needs('organization.edit'), async (c) => {
    const organization = c.get('organization')
    const [file] = filesOf(await pictureForm(c, maxFormBytes), 'picture')
    if (!file) throw new Problem('upload.unsupported')
    await uploadLogo(c.get('ctx'), c.get('account').id, organization, uploadOf(file))
    return c.redirect(link(frame(c), `/console/organizations/${organization.slug}/settings#picture`), 303)
  })
  .post('/console/organizations/:organization/logo/removal', needs('organization.edit'), async (c) => {
    const organization = c.get('organization')
    await removeLogo(c.get('ctx'), c.get('account').id, organization)
    await purge(c, organizationTag(organization.id))
    return c.redirect(link(frame(c), `/console/organizations/${organization.slug}/settings#picture`), 303)
  })
