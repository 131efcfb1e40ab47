import { type Context, Hono } from 'hono'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { giveBackSession, signUp } from '#worker/domain/registrations/sign-ups/sign-up.ts'
import { type TicketEnv, ticketScope } from './ticket-scope.ts'

const path = '/tickets/:token/sessions/:session{[0-9]+}'

const highest = 1_000_000_000

const wish = (c: Context<TicketEnv>) => ({
  ...c.get('ticket'),
  number: Math.min(Number(c.req.param('session')), highest),
})

const back = (c: Context<TicketEnv>) =>
  c.redirect(`/tickets/${c.req.param('token')}?lang=${c.get('locale')}#sign-ups`, 303)

export default new Hono<TicketEnv>()
  .post(`${path}/sign-up`, ticketScope, async (c) => {
    await signUp(c.get('ctx'), wish(c))
    return back(c)
  })
  .post(`${path}/removal`, ticketScope, async (c) => {
    await giveBackSession(c.get('ctx'), wish(c))
    c.executionCtx.waitUntil(drainSoon(c.get('ctx')))
    return back(c)
  })
