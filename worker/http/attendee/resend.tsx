import { Hono } from 'hono'
import { LinkSentPage, ResendPage } from '#web/pages/attendee/resend.tsx'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { getOffer } from '#worker/domain/registrations/queries.ts'
import { sendLinkAgain } from '#worker/domain/registrations/repeat.ts'
import { ResendForm } from '#worker/domain/registrations/schema.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'

export default new Hono<AppEnv>()
  .get('/events/:event/ticket-link', async (c) => {
    const { event } = await getOffer(c.get('ctx'), c.req.param('event'))
    return c.html(<ResendPage frame={frame(c)} event={event} form={{ values: {}, faults: {} }} />)
  })
  .post('/events/:event/ticket-link', limitByAddress('LIMIT_RESEND'), limitBody(8_192), async (c) => {
    const slug = c.req.param('event')
    const read = await readForm(c, ResendForm)
    if (!read.ok) {
      const { event } = await getOffer(c.get('ctx'), slug)
      return c.html(<ResendPage frame={frame(c)} event={event} form={read.form} />, 422)
    }
    await sendLinkAgain(c.get('ctx'), slug, read.data.email)
    c.executionCtx.waitUntil(drainSoon(c.get('ctx')))
    return c.html(<LinkSentPage frame={frame(c)} slug={slug} />, 202)
  })
