import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { organizationTag } from '#worker/core/edge-cache.ts'
import { maxPictureBytes } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import { removePortrait, uploadPortrait } from '#worker/domain/speakers/portrait.ts'
import { getSpeaker } from '#worker/domain/speakers/queries.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { filesOf, pictureForm, uploadOf } from './picture-upload.ts'

const path = '/console/organizations/:organization/speakers/:speaker/portrait'

/** The picture and what the form adds around it. */
const maxFormBytes = maxPictureBytes + 64 * 1024

const find = async (c: Context<OrganizationEnv>) =>
  (await getSpeaker(c.var.ctx, c.var.organization.id, c.req.param('speaker') ?? '')).speaker

const shown = (c: Context<OrganizationEnv>, slug: string) =>
  c.redirect(link(frame(c), `/console/organizations/${c.var.organization.slug}/speakers/${slug}#picture`), 303)

export default new Hono<OrganizationEnv>()
  .post(path, needs('programme.edit'), async (c) => {
    const speaker = await find(c)
    const [file] = filesOf(await pictureForm(c, maxFormBytes), 'picture')
    if (!file) throw new Problem('upload.unsupported')
    await uploadPortrait(c.var.ctx, { actorId: c.var.account.id }, speaker, uploadOf(file))
    return shown(c, speaker.slug)
  })
  .post(`${path}/removal`, needs('programme.edit'), async (c) => {
    const speaker = await find(c)
    await removePortrait(c.var.ctx, { actorId: c.var.account.id }, speaker)
    await purge(c, organizationTag(c.var.organization.id))
    return shown(c, speaker.slug)
  })
