import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { ChangesPage } from '#web/pages/public/changes.tsx'
import { getChangelog } from '#worker/domain/programme/changelog.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage, eventTag } from '#worker/http/middleware/caching.ts'

export default new Hono<AppEnv>().get('/events/:event/changes', async (c) => {
  const { event, releases, shown } = await getChangelog(c.get('ctx'), c.req.param('event'))
  cachePage(c, eventTag(event.id))
  return c.html(<ChangesPage frame={frame(c, accentStyle(event.accent))} {...{ event, releases, shown }} />)
})
