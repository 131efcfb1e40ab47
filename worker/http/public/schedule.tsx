import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { SchedulePage } from '#web/pages/public/schedule.tsx'
import { scheduleAddress, scheduleView } from '#web/pages/public/schedule-view.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { ScheduleQuery } from '#worker/domain/programme/schedule-filters.ts'
import { getReleased } from '#worker/domain/programme/versions.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { cachePage } from '../middleware/caching.ts'

export default new Hono<AppEnv>().get('/events/:event/schedule', async (c) => {
  const { event, version } = await getReleased(c.get('ctx'), c.req.param('event'))
  cachePage(c, eventTag(event.id))
  const asked = { ...frame(c, accentStyle(event.accent)), query: '' }
  if (!version) return c.html(<SchedulePage frame={asked} event={event} />)
  const view = scheduleView({ frame: asked, event, version, query: ScheduleQuery.parse(c.req.query()) })
  // A filtered page is kept out of search engines, and names the whole one in its place.
  if (view.frame.query) {
    c.header('Link', `<${asked.origin}${scheduleAddress(event)}?lang=${asked.locale}>; rel="canonical"`)
  }
  return c.html(<SchedulePage frame={view.frame} event={event} view={view} />)
})
