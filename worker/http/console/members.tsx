import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { MembersPage } from '#web/pages/console/members.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { addMember } from '#worker/domain/organizations/add-member.ts'
import { changeRole, removeMember } from '#worker/domain/organizations/change-member.ts'
import { membersStatement } from '#worker/domain/organizations/queries.ts'
import { MemberForm, RoleForm } from '#worker/domain/organizations/schema.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'

const empty: FormState = { values: { role: 'viewer' }, faults: {} }

/** The list with the form below it, for the first sight and for mistakes. */
async function page(c: Context<OrganizationEnv>, form: FormState) {
  const { ctx, organization, role, account } = c.var
  const members = await membersStatement(ctx, organization.id)
  return <MembersPage frame={frame(c)} {...{ organization, role, members, form }} accountId={account.id} />
}

const back = (c: Context<OrganizationEnv>, query = '') =>
  c.redirect(link(frame(c), `/console/organizations/${c.var.organization.slug}/members${query}`), 303)

export default new Hono<OrganizationEnv>()
  .get('/console/organizations/:organization/members', needs('members.manage'), async (c) => c.html(page(c, empty)))
  .post('/console/organizations/:organization/members', needs('members.manage'), async (c) => {
    const { ctx, organization, account, locale } = c.var
    const result = await readForm(c, MemberForm)
    if (!result.ok) return c.html(page(c, result.form), 422)
    const outcome = await addMember(ctx, organization, account.id, { ...result.data, locale })
    if (outcome === 'already_member')
      return c.html(page(c, { ...result.form, faults: { email: 'already_member' } }), 422)
    return back(c, '?added=1')
  })
  .post('/console/organizations/:organization/members/:member/role', needs('members.manage'), async (c) => {
    const { ctx, organization, account } = c.var
    const result = await readForm(c, RoleForm)
    if (!result.ok) throw new Problem('request.malformed')
    await changeRole(ctx, organization, account.id, c.req.param('member'), result.data.role)
    return back(c)
  })
  .post('/console/organizations/:organization/members/:member/removal', needs('members.manage'), async (c) => {
    const { ctx, organization, account } = c.var
    const removed = await removeMember(ctx, organization, account.id, c.req.param('member'))
    return removed.accountId === account.id ? c.redirect(link(frame(c), '/console'), 303) : back(c)
  })
