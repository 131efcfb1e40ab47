import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { OrganizationPage } from '#web/pages/console/organization.tsx'
import { OrganizationSettingsPage } from '#web/pages/console/organization-settings.tsx'
import type { FormState } from '#worker/core/form.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { touchHostedStatement } from '#worker/domain/events/touch.ts'
import { editOrganization } from '#worker/domain/organizations/edit.ts'
import { OrganizationForm } from '#worker/domain/organizations/schema.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'
import { eventsOfStatement, type Shelf } from '#worker/domain/registrations/overview.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'

const pageLength = 50
const lastInstant = 8.64e15

/** The instant that a page of the list ends before; everything that is not one begins the list. */
function cursorOf(before: string | undefined): Date {
  const milliseconds = /^\d{1,15}$/.test(before ?? '') ? Number(before) : lastInstant
  return new Date(milliseconds)
}

const fieldsOf = (name: string, text: Localized) =>
  Object.fromEntries(Object.entries(text).map(([language, value]) => [`${name}.${language}`, value]))

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
  const rows = await eventsOfStatement(ctx, organization.id, shelf, cursorOf(c.req.query('before')), pageLength + 1)
  const events = rows.slice(0, pageLength)
  const older = rows.length > pageLength ? events.at(-1)?.startsAt.getTime() : undefined
  return c.html(<OrganizationPage frame={frame(c)} {...{ organization, role, shelf, events, older }} />)
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
    const slug = result.data.slug ?? organization.slug
    return c.redirect(link(frame(c), `/console/organizations/${slug}/settings?saved=1`), 303)
  })
