import { createMiddleware } from 'hono/factory'
import { getTicket, type Ticket } from '#worker/domain/registrations/queries.ts'
import type { AppEnv } from '#worker/http/env.ts'

export interface TicketEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { ticket: Ticket }
}

/** Loads the ticket by its token, the only proof; no address that we link to learns it. */
export const ticketScope = createMiddleware<TicketEnv>(async (c, next) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  c.set('ticket', await getTicket(c.get('ctx'), c.req.param('token') ?? ''))
  await next()
})
