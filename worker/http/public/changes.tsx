import { Hono } from 'hono'
import * as z from 'zod'
import { accentStyle } from '#web/components/accent.ts'
import { ChangesPage } from '#web/pages/public/changes.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { getChangelog } from '#worker/domain/programme/changelog.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'

/** The number before which a page of versions begins; anything else is the newest. */
const Cursor = z.coerce.number().int().min(2).max(1_000_000_000).optional().catch(undefined)

export default new Hono<AppEnv>().get('/events/:event/changes', async (c) => {
  const before = Cursor.parse(c.req.query('before'))
  const { event, releases, older, shown } = await getChangelog(c.get('ctx'), c.req.param('event'), before)
  cachePage(c, eventTag(event.id))
  return c.html(<ChangesPage frame={frame(c, accentStyle(event.accent))} {...{ event, releases, older, shown }} />)
})
