import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { SpeakerPage } from '#web/pages/public/speaker.tsx'
import { SpeakersPage } from '#web/pages/public/speakers.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { getReleasedSpeaker, getReleasedSpeakers } from '#worker/domain/programme/public-queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'

export default new Hono<AppEnv>()
  .get('/events/:event/speakers', async (c) => {
    const view = await getReleasedSpeakers(c.get('ctx'), c.req.param('event'))
    cachePage(c, eventTag(view.event.id))
    return c.html(<SpeakersPage frame={frame(c, accentStyle(view.event.accent))} {...view} />)
  })
  .get('/events/:event/speakers/:speaker{[a-z0-9-]+}', async (c) => {
    const view = await getReleasedSpeaker(c.get('ctx'), c.req.param('event'), c.req.param('speaker'))
    cachePage(c, eventTag(view.event.id))
    return c.html(<SpeakerPage frame={frame(c, accentStyle(view.event.accent))} {...view} />)
  })
