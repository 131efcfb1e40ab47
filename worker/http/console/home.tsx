import { Hono } from 'hono'
import { HomePage } from '#web/pages/console/home.tsx'
import { invitationsOfAccountStatement } from '#worker/domain/events/invitations.ts'
import { membershipsStatement } from '#worker/domain/organizations/queries.ts'
import { mayFound } from '#worker/domain/organizations/rules.ts'
import { coHostedOfAccountStatement } from '#worker/domain/registrations/co-hosted.ts'
import { draftsStatement, upcomingStatement } from '#worker/domain/registrations/overview.ts'
import type { SignedInEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { signedIn } from '../middleware/sign-in.ts'

export default new Hono<SignedInEnv>().get('/console', signedIn, async (c) => {
  const ctx = c.get('ctx')
  const { id, email, mailbox } = c.get('account')
  const [memberships, drafts, upcoming, coHosted, invitations] = await ctx.db.batch([
    membershipsStatement(ctx, id),
    draftsStatement(ctx, id),
    upcomingStatement(ctx, id),
    coHostedOfAccountStatement(ctx, id),
    invitationsOfAccountStatement(ctx, id),
  ])
  const events = [...drafts, ...upcoming].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const roles = memberships.map(({ role }) => role)
  const next = mayFound(mailbox, roles, c.env.OWNER_EMAIL) ? 'found' : 'wait'
  return c.html(<HomePage frame={frame(c)} {...{ email, memberships, events, coHosted, invitations, next }} />)
})
