import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { link } from '#web/layouts/frame.ts'
import { MailsPage } from '#web/pages/console/mails.tsx'
import { dropNotice, hastenNotice } from '#worker/domain/events/notice.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { mailStates } from '#worker/domain/mail/table.ts'
import { deliveryPage } from '#worker/domain/registrations/deliveries.ts'
import { sendAgain } from '#worker/domain/registrations/send-again.ts'
import { tellChanges } from '#worker/domain/registrations/tell-changes.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'

/** What the address asks for; nonsense is as if it were not there. */
const Wish = z.object({
  state: z.enum(mailStates).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
  done: z.enum(['again', 'changed', 'hastened', 'dropped']).optional().catch(undefined),
})

/** The registration on whose page the button was pressed. */
const From = z.uuid().optional().catch(undefined)

const back = (c: Context<EventEnv>, query: string) =>
  c.redirect(link(frame(c), `/console/events/${c.var.event.slug}/mails?${query}`), 303)

export default new Hono<EventEnv>()
  .get('/console/events/:event/mails', needs('registrations.read'), async (c) => {
    const { done, ...wish } = Wish.parse(c.req.query())
    const page = await deliveryPage(c.var.ctx, c.var.event.id, wish)
    return c.html(<MailsPage {...eventPage(c)} page={page} isLater={wish.before !== undefined} done={done} />)
  })
  .post('/console/events/:event/mails/:mail/repetition', needs('registrations.manage'), async (c) => {
    const { ctx, event, account } = c.var
    await sendAgain(ctx, { actorId: account.id, event, mailId: c.req.param('mail') })
    c.executionCtx.waitUntil(drainSoon(ctx))
    const from = From.parse(c.req.query('from'))
    if (!from) return back(c, 'state=queued&done=again')
    return c.redirect(link(frame(c), `/console/events/${event.slug}/registrations/${from}?done=again`), 303)
  })
  .post('/console/events/:event/mails/notice/dispatch', needs('registrations.manage'), async (c) => {
    const { ctx, event, account } = c.var
    await hastenNotice(ctx, { actorId: account.id, event })
    await tellChanges(ctx)
    c.executionCtx.waitUntil(drainSoon(ctx))
    return back(c, 'done=hastened')
  })
  .post('/console/events/:event/mails/notice/removal', needs('registrations.manage'), async (c) => {
    await dropNotice(c.var.ctx, { actorId: c.var.account.id, event: c.var.event })
    return back(c, 'done=dropped')
  })
