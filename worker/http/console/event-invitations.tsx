import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { EventInvitationsPage, invitationsDone } from '#web/pages/console/event-invitations.tsx'
import { Problem } from '#worker/core/problem.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { mailInvitationAgain, withdrawInvitation } from '#worker/domain/registrations/invitations/change.ts'
import { invitationPage } from '#worker/domain/registrations/invitations/list.ts'
import { MailAgain } from '#worker/domain/registrations/invitations/schema.ts'
import { invitationStates } from '#worker/domain/registrations/invitations/table.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/invitations'

/** What the address asks for; nonsense is as if it were not there. */
const Wish = z.object({
  state: z.enum(invitationStates).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
  done: z.enum(invitationsDone).optional().catch(undefined),
})

const change = (c: Context<EventEnv>) => ({
  actorId: c.var.account.id,
  event: c.var.event,
  invitationId: c.req.param('invitation') ?? '',
})

const back = (c: Context<EventEnv>, done: (typeof invitationsDone)[number]) =>
  c.redirect(`/console/events/${c.var.event.slug}/invitations?lang=${c.var.locale}&done=${done}`, 303)

export default new Hono<EventEnv>()
  .get(path, needs('registrations.manage'), async (c) => {
    const { done, ...wish } = Wish.parse(c.req.query())
    const list = await invitationPage(c.var.ctx, c.var.event, wish)
    return c.html(<EventInvitationsPage {...eventPage(c)} list={list} wish={{ ...wish, done }} />)
  })
  .post(`${path}/:invitation/withdrawal`, needs('registrations.manage'), async (c) => {
    await withdrawInvitation(c.var.ctx, change(c))
    return back(c, 'withdrawn')
  })
  .post(`${path}/:invitation/mails`, needs('registrations.manage'), async (c) => {
    const read = await readForm(c, MailAgain)
    if (!read.ok) throw new Problem('request.malformed')
    await mailInvitationAgain(c.var.ctx, change(c), read.data.mailed)
    await drainSoon(c.var.ctx)
    return back(c, 'mailed')
  })
