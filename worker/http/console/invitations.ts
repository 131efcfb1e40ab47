import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import type { answers } from '#web/pages/console/organization.tsx'
import { eventTag, organizationTag } from '#worker/core/edge-cache.ts'
import {
  acceptInvitation,
  getHostedEvent,
  refuseInvitation,
  withdrawFromEvent,
} from '#worker/domain/events/answer-invitation.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'

const path = '/console/organizations/:organization/invitations/:event'

/** The answer of the organization in scope: an event that does not name it does not exist. */
async function answerOf(c: Context<OrganizationEnv>) {
  const { ctx, account, organization } = c.var
  const event = await getHostedEvent(ctx, organization.id, c.req.param('event') ?? '')
  return { actorId: account.id, organization, event }
}

const back = (c: Context<OrganizationEnv>, done: (typeof answers)[number]) =>
  c.redirect(link(frame(c), `/console/organizations/${c.var.organization.slug}?done=${done}`), 303)

async function dropPages(c: Context<OrganizationEnv>, { event, organization }: Awaited<ReturnType<typeof answerOf>>) {
  if (event.state === 'draft') return
  await purge(c, eventTag(event.id))
  await purge(c, organizationTag(organization.id))
}

export default new Hono<OrganizationEnv>()
  .post(`${path}/acceptance`, needs('events.edit'), async (c) => {
    const answer = await answerOf(c)
    await acceptInvitation(c.var.ctx, answer)
    await dropPages(c, answer)
    return back(c, 'accepted')
  })
  .post(`${path}/refusal`, needs('events.edit'), async (c) => {
    await refuseInvitation(c.var.ctx, await answerOf(c))
    return back(c, 'declined')
  })
  .post(`${path}/withdrawal`, needs('events.edit'), async (c) => {
    const answer = await answerOf(c)
    await withdrawFromEvent(c.var.ctx, answer)
    await dropPages(c, answer)
    return back(c, 'withdrawn')
  })
