import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { accentStyle } from '#web/components/accent.ts'
import { TicketPage } from '#web/pages/attendee/ticket.tsx'
import type { FormState } from '#worker/core/form.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { changeRegistration } from '#worker/domain/registrations/change.ts'
import { getTicket, type Ticket } from '#worker/domain/registrations/queries.ts'
import { RegistrationChange } from '#worker/domain/registrations/schema.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'

interface TicketEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { ticket: Ticket }
}

/** Loads the ticket by its token, the only proof; no address that we link to learns it. */
const ticketScope = createMiddleware<TicketEnv>(async (c, next) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  c.set('ticket', await getTicket(c.get('ctx'), c.req.param('token') ?? ''))
  await next()
})

function page(c: Context<TicketEnv>, form: FormState) {
  const ticket = c.get('ticket')
  const path = `/tickets/${c.req.param('token')}`
  const isSaved = c.req.query('saved') !== undefined
  return <TicketPage frame={frame(c, accentStyle(ticket.event.accent))} {...{ path, ticket, form, isSaved }} />
}

const back = (c: Context<TicketEnv>, mark = '') =>
  c.redirect(`/tickets/${c.req.param('token')}?lang=${c.get('locale')}${mark}`, 303)

export default new Hono<TicketEnv>()
  .get('/tickets/:token', ticketScope, (c) => {
    const { name, organization, locale } = c.get('ticket').registration
    return c.html(page(c, { values: { name, organization: organization ?? '', locale }, faults: {} }))
  })
  .post('/tickets/:token', limitBody(32_768), ticketScope, async (c) => {
    const read = await readForm(c, RegistrationChange)
    if (!read.ok) return c.html(page(c, read.form), 422)
    await changeRegistration(c.get('ctx'), c.get('ticket').registration, read.data)
    return back(c, '&saved')
  })
  .post('/tickets/:token/cancellation', ticketScope, async (c) => {
    await cancelOwnRegistration(c.get('ctx'), c.get('ticket').registration)
    c.executionCtx.waitUntil(drainSoon(c.get('ctx')))
    return back(c)
  })
