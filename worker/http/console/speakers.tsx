import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { SpeakerPage } from '#web/pages/console/speaker.tsx'
import { SpeakersPage } from '#web/pages/console/speakers.tsx'
import type { FormState } from '#worker/core/form.ts'
import { forgetSpeakingStatements } from '#worker/domain/programme/speaking/forget.ts'
import { addSpeaker } from '#worker/domain/speakers/add.ts'
import { partnersStatement } from '#worker/domain/speakers/affiliation.ts'
import { emptySpeakerForm, formOfSpeaker } from '#worker/domain/speakers/form.ts'
import { getSpeaker, listedSpeakersStatement } from '#worker/domain/speakers/queries.ts'
import { removeSpeaker } from '#worker/domain/speakers/remove.ts'
import { SpeakerFields } from '#worker/domain/speakers/schema.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { saveSpeaker } from './save-speaker.ts'

const path = '/console/organizations/:organization/speakers'
const pageLength = 100

const page = (c: Context<OrganizationEnv>) => ({
  frame: frame(c),
  organization: c.var.organization,
  role: c.var.role,
  done: (['saved', 'removed'] as const).find((word) => word === c.req.query('done')),
})

const find = (c: Context<OrganizationEnv>) => getSpeaker(c.var.ctx, c.var.organization.id, c.req.param('speaker') ?? '')

const changed = (c: Context<OrganizationEnv>, to: string) =>
  c.redirect(link(frame(c), `/console/organizations/${c.var.organization.slug}/speakers${to}`), 303)

const newPage = async (c: Context<OrganizationEnv>, form: FormState) => (
  <SpeakerPage {...page(c)} form={form} partners={await partnersStatement(c.var.ctx, c.var.organization.id)} />
)

export default new Hono<OrganizationEnv>()
  .get(path, needs('programme.edit'), async (c) => {
    const { ctx, organization } = c.var
    const query = (c.req.query('q') ?? '').slice(0, 100)
    const after = c.req.query('after') ?? ''
    const rows = await listedSpeakersStatement(ctx, organization.id, { query, after, limit: pageLength + 1 })
    const speakers = rows.slice(0, pageLength)
    const next = rows.length > pageLength ? speakers.at(-1)?.slug : undefined
    return c.html(<SpeakersPage {...page(c)} {...{ speakers, query, next }} isFirst={after === ''} />)
  })
  .get(`${path}/new`, needs('programme.edit'), async (c) => c.html(await newPage(c, emptySpeakerForm)))
  .post(`${path}/new`, needs('programme.edit'), async (c) => {
    const { ctx, organization, account } = c.var
    const result = await readForm(c, SpeakerFields)
    if (!result.ok) return c.html(await newPage(c, result.form), 422)
    const addition = { actorId: account.id, organizationId: organization.id, fields: result.data }
    const added = await addSpeaker(ctx, addition)
    if (added !== 'unknown_organization') return changed(c, `/${added.slug}?done=saved`)
    return c.html(await newPage(c, { ...result.form, faults: { organization: 'unknown_organization' } }), 422)
  })
  .get(`${path}/:speaker`, needs('programme.edit'), async (c) => {
    const found = await find(c)
    return c.html(<SpeakerPage {...page(c)} {...found} form={formOfSpeaker(found.speaker)} />)
  })
  .post(`${path}/:speaker`, needs('programme.edit'), async (c) => {
    const { ctx, account } = c.var
    const saved = await saveSpeaker(c, { ctx, actorId: account.id, find: () => find(c) })
    if (saved === 'saved') return changed(c, `/${c.req.param('speaker')}?done=saved`)
    const { status, ...refused } = saved
    return c.html(<SpeakerPage {...page(c)} {...(await find(c))} {...refused} />, status)
  })
  .post(`${path}/:speaker/removal`, needs('programme.edit'), async (c) => {
    const found = await find(c)
    const { ctx, account } = c.var
    const hanging = forgetSpeakingStatements(ctx, found.speaker)
    const outcome = await removeSpeaker(ctx, account.id, found.speaker, hanging)
    if (outcome === 'removed') return changed(c, '?done=removed')
    return c.html(<SpeakerPage {...page(c)} {...found} form={formOfSpeaker(found.speaker)} isKept />, 409)
  })
