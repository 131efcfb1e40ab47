import { Hono } from 'hono'
import { EventsPage } from '#web/pages/speaker/events.tsx'
import { eventsOfMailbox } from '#worker/domain/programme/speaking/own-events.ts'
import type { SignedInEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { signedIn } from '#worker/http/middleware/sign-in.ts'

/** What the code proved is the mailbox: whoever reads it could open each link from its mail. */
export default new Hono<SignedInEnv>().get('/speaking', signedIn, async (c) => {
  c.header('Referrer-Policy', 'same-origin')
  const { email, mailbox } = c.var.account
  return c.html(<EventsPage frame={frame(c)} email={email} events={await eventsOfMailbox(c.var.ctx, mailbox)} />)
})
