import { type Context, Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { CalendarPage } from '#web/pages/public/calendar.tsx'
import { CalendarGuidePage } from '#web/pages/public/calendar-guide.tsx'
import { EventCalendarPage } from '#web/pages/public/event-calendar.tsx'
import { eventTag, organizationTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { plain } from '#worker/core/text/localized.ts'
import { organizationStatement } from '#worker/domain/organizations/public-queries.ts'
import { getReleased } from '#worker/domain/programme/versions.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'

/** The part of the calendar that was asked for; the change of language keeps it. */
function asked(c: Context<AppEnv>, style?: string) {
  const part = c.req.query('part')
  return { part, frame: { ...frame(c, style), query: part ? `&${new URLSearchParams({ part })}` : '' } }
}

/** How feeds come into calendars: in general, all events, those of an institution, those of one event. */
export default new Hono<AppEnv>()
  .get('/calendars', (c) => {
    cachePage(c, 'guide')
    return c.html(<CalendarGuidePage frame={{ ...frame(c), query: '' }} />)
  })
  .get('/calendar', (c) => {
    cachePage(c, 'guide')
    return c.html(<CalendarPage {...asked(c)} />)
  })
  .get('/organizations/:organization/calendar', async (c) => {
    const [organization] = await organizationStatement(c.get('ctx'), c.req.param('organization'))
    if (!organization) throw new Problem('not_found')
    cachePage(c, organizationTag(organization.id))
    const name = plain(organization.name, c.get('locale')) || organization.shortName
    return c.html(<CalendarPage {...asked(c)} host={{ name, path: `/organizations/${organization.slug}` }} />)
  })
  .get('/events/:event/calendar', async (c) => {
    const { event, version } = await getReleased(c.get('ctx'), c.req.param('event'))
    cachePage(c, eventTag(event.id))
    const shown = { event, programme: version?.programme }
    return c.html(<EventCalendarPage {...asked(c, accentStyle(event.accent))} {...shown} />)
  })
