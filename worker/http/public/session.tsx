import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { SessionPage } from '#web/pages/public/session.tsx'
import { getSessionWithPlaces } from '#worker/domain/registrations/sign-ups/queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage, eventTag } from '#worker/http/middleware/caching.ts'

/** Digits only, so that the machine forms of a session keep their endings. */
export default new Hono<AppEnv>().get('/events/:event/sessions/:session{[0-9]+}', async (c) => {
  const view = await getSessionWithPlaces(c.get('ctx'), c.req.param('event'), c.req.param('session'))
  cachePage(c, eventTag(view.event.id))
  return c.html(<SessionPage frame={frame(c, accentStyle(view.event.accent))} {...view} />)
})
