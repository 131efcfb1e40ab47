import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { EventPage } from '#web/pages/console/event.tsx'
import { eventDone } from '#web/pages/console/event-done.ts'
import { previewPath } from '#worker/domain/events/preview.ts'
import { sessionsStatement } from '#worker/domain/programme/queries.ts'
import { newestNumberStatement } from '#worker/domain/programme/versions.ts'
import { countsStatement } from '#worker/domain/registrations/counts.ts'
import { placesStatement } from '#worker/domain/registrations/find-availability.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'

export default new Hono<EventEnv>().get('/console/events/:event', needs('view'), async (c) => {
  const { ctx, event } = c.var
  const [counts, places, sessions, [version]] = await ctx.db.batch([
    countsStatement(ctx, event.id),
    placesStatement(ctx, event.id),
    sessionsStatement(ctx, event.id),
    newestNumberStatement(ctx, event.id),
  ])
  const preview = await previewPath(ctx, event)
  return c.html(
    <EventPage
      {...eventPage(c)}
      counts={counts}
      sessions={sessions}
      isReleased={version !== undefined && version.newest > 0}
      places={places}
      previewAddress={preview && ctx.origin + link(frame(c), preview)}
      done={eventDone.find((word) => word === c.req.query('done'))}
    />,
  )
})
