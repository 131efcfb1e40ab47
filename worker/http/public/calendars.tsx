import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { CalendarGuidePage } from '#web/pages/public/calendar-guide.tsx'
import { EventCalendarPage } from '#web/pages/public/event-calendar.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { getReleased } from '#worker/domain/programme/versions.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'

/** How feeds come into calendars: in general, and those of one event. */
export default new Hono<AppEnv>()
  .get('/calendars', (c) => {
    cachePage(c, 'guide')
    return c.html(<CalendarGuidePage frame={{ ...frame(c), query: '' }} />)
  })
  .get('/events/:event/calendar', async (c) => {
    const { event, version } = await getReleased(c.get('ctx'), c.req.param('event'))
    cachePage(c, eventTag(event.id))
    const part = c.req.query('part')
    const query = part ? `&${new URLSearchParams({ part })}` : ''
    const shown = { event, programme: version?.programme, part }
    return c.html(<EventCalendarPage frame={{ ...frame(c, accentStyle(event.accent)), query }} {...shown} />)
  })
