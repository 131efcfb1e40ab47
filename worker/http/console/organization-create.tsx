import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { link } from '#web/layouts/frame.ts'
import { OrganizationCreatePage } from '#web/pages/console/organization-create.tsx'
import type { FieldFault, FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { createOrganization } from '#worker/domain/organizations/create.ts'
import { membershipsStatement } from '#worker/domain/organizations/queries.ts'
import { mayFound } from '#worker/domain/organizations/rules.ts'
import { OrganizationForm, suggestedSlug } from '#worker/domain/organizations/schema.ts'
import type { SignedInEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { signedIn } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'

/** Lets in who may create organizations (403 for everybody else). */
const founders = createMiddleware<SignedInEnv>(async (c, next) => {
  const { id, mailbox } = c.get('account')
  const roles = (await membershipsStatement(c.get('ctx'), id)).map(({ role }) => role)
  if (!mayFound(mailbox, roles, c.env.OWNER_EMAIL)) throw new Problem('auth.forbidden')
  await next()
})

const empty: FormState = { values: {}, faults: {} }

export default new Hono<SignedInEnv>()
  .get('/console/organizations', signedIn, founders, (c) =>
    c.html(<OrganizationCreatePage frame={frame(c)} form={empty} />),
  )
  .post('/console/organizations', signedIn, founders, async (c) => {
    const refuse = (form: FormState) => c.html(<OrganizationCreatePage frame={frame(c)} form={form} />, 422)
    const result = await readForm(c, OrganizationForm)
    if (!result.ok) return refuse(result.form)
    const slug = result.data.slug ?? suggestedSlug(result.data.name, result.data.shortName)
    const mistaken = (fault: FieldFault) =>
      refuse({ values: { ...result.form.values, slug: slug ?? '' }, faults: { slug: fault } })
    if (!slug) return mistaken('required')
    const outcome = await createOrganization(c.get('ctx'), c.get('account').id, { ...result.data, slug })
    if (outcome === 'slug_taken') return mistaken('slug_taken')
    return c.redirect(link(frame(c), `/console/organizations/${slug}/settings`), 303)
  })
