import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { answers, OrganizationPage } from '#web/pages/console/organization.tsx'
import { OrganizationSettingsPage } from '#web/pages/console/organization-settings.tsx'
import { organizationTag } from '#worker/core/edge-cache.ts'
import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { invitationsStatement } from '#worker/domain/events/invitations.ts'
import { touchHostedStatement } from '#worker/domain/events/touch.ts'
import { editOrganization } from '#worker/domain/organizations/edit.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import { OrganizationForm } from '#worker/domain/organizations/schema.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'
import { coHostedStatement } from '#worker/domain/registrations/co-hosted.ts'
import { eventsOfStatement, type Shelf } from '#worker/domain/registrations/overview.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'

const pageLength = 50

/** The event behind which a page of the list begins (`1760929200000_<id>`); undefined when absent or malformed. */
function placeOf(before: string | undefined) {
  const [, startsAt, id] = /^(\d{1,14})_([0-9a-f-]{36})$/.exec(before ?? '') ?? []
  return startsAt && id ? { startsAt: new Date(Number(startsAt)), id } : undefined
}

const formOf = ({ name, privacyNotice, shortName, slug, website, contactEmail }: OrganizationRow): FormState => ({
  values: {
    ...fieldsOf('name', name),
    ...fieldsOf('privacyNotice', privacyNotice),
    shortName,
    slug,
    website: website ?? '',
    contactEmail: contactEmail ?? '',
  },
  faults: {},
})

async function eventsPage(c: Context<OrganizationEnv>, shelf: Shelf) {
  const { ctx, organization, role } = c.var
  const stretch = { shelf, before: placeOf(c.req.query('before')), limit: pageLength + 1 }
  const [rows, coHosted, invitations] = await ctx.db.batch([
    eventsOfStatement(ctx, organization.id, stretch),
    coHostedStatement(ctx, organization.id, shelf),
    invitationsStatement(ctx, organization.id),
  ])
  const events = rows.slice(0, pageLength)
  const last = rows.length > pageLength ? events.at(-1) : undefined
  const older = last && `${last.startsAt.getTime()}_${last.id}`
  const done = answers.find((word) => word === c.req.query('done'))
  return c.html(
    <OrganizationPage
      frame={frame(c)}
      {...{ organization, role, shelf, events, older, coHosted, done }}
      invitations={may(role, 'events.edit') ? invitations : []}
    />,
  )
}

export default new Hono<OrganizationEnv>()
  .get('/console/organizations/:organization', needs('view'), (c) => eventsPage(c, 'listed'))
  .get('/console/organizations/:organization/archive', needs('view'), (c) => eventsPage(c, 'archived'))
  .get('/console/organizations/:organization/settings', needs('organization.edit'), (c) => {
    const { organization, role } = c.var
    return c.html(
      <OrganizationSettingsPage frame={frame(c)} organization={organization} role={role} form={formOf(organization)} />,
    )
  })
  .post('/console/organizations/:organization/settings', needs('organization.edit'), async (c) => {
    const { ctx, organization, role, account } = c.var
    const refuse = (form: FormState) =>
      c.html(<OrganizationSettingsPage frame={frame(c)} {...{ organization, role, form }} />, 422)
    const result = await readForm(c, OrganizationForm)
    if (!result.ok) return refuse(result.form)
    const also = [touchHostedStatement(ctx, organization.id)]
    const outcome = await editOrganization(ctx, organization, account.id, result.data, also)
    if (outcome === 'slug_taken') return refuse({ ...result.form, faults: { slug: 'slug_taken' } })
    await purge(c, organizationTag(organization.id))
    const slug = result.data.slug ?? organization.slug
    return c.redirect(link(frame(c), `/console/organizations/${slug}/settings?saved=1`), 303)
  })
