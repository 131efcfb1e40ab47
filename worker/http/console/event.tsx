import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { EventPage } from '#web/pages/console/event.tsx'
import { eventDone } from '#web/pages/console/event-done.ts'
import { previewPath } from '#worker/domain/events/preview.ts'
import { releasableOf, releasableStatements } from '#worker/domain/programme/releasable.ts'
import { countsStatement } from '#worker/domain/registrations/counts.ts'
import { placesStatement } from '#worker/domain/registrations/find-availability.ts'
import { needsStatement } from '#worker/domain/registrations/needs.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'

export default new Hono<EventEnv>().get('/console/events/:event', needs('view'), async (c) => {
  const { ctx, event } = c.var
  const [counts, places, [needed], ...drafted] = await ctx.db.batch([
    countsStatement(ctx, event.id),
    placesStatement(ctx, event.id),
    needsStatement(ctx, event.id),
    ...releasableStatements(ctx, event.id),
  ])
  const preview = await previewPath(ctx, event)
  return c.html(
    <EventPage
      {...eventPage(c)}
      counts={counts}
      places={places}
      needed={needed}
      draft={releasableOf(drafted)}
      previewAddress={preview && ctx.origin + link(frame(c), preview)}
      done={eventDone.find((word) => word === c.req.query('done'))}
    />,
  )
})
