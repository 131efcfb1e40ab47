import { Hono } from 'hono'
import { StartPage } from '#web/pages/public/start.tsx'
import { cleanLine } from '#worker/core/text/localized.ts'
import { listStatements, maxFound, pageOf, searchEvents, upcomingPageOf } from '#worker/domain/events/queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'
import { cursorOf } from './cursor.ts'

export default new Hono<AppEnv>().get('/', async (c) => {
  const ctx = c.get('ctx')
  const query = cleanLine((c.req.query('q') ?? '').slice(0, 100))
  if (query) {
    const rows = await searchEvents(ctx, query)
    const found = { query, events: rows.slice(0, maxFound), more: rows.length > maxFound }
    return c.html(<StartPage frame={frame(c)} found={found} />)
  }
  const [after, before] = [cursorOf(c.req.query('after')), cursorOf(c.req.query('before'))]
  const [upcoming, past] = await ctx.db.batch(listStatements(ctx, { after, before }))
  cachePage(c, 'events')
  return c.html(
    <StartPage
      frame={frame(c)}
      upcoming={before ? undefined : upcomingPageOf(upcoming)}
      past={after ? undefined : pageOf(past)}
    />,
  )
})
