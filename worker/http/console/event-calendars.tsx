import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { EventCalendarsPage } from '#web/pages/console/event-calendars.tsx'
import { HallSheetPage } from '#web/pages/console/hall-sheet.tsx'
import { pollsStatement, readersOf } from '#worker/domain/calendars/readers/queries.ts'
import { hostsStatement } from '#worker/domain/events/queries.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/calendars'

export default new Hono<EventEnv>()
  .get(path, needs('view'), async (c) => {
    const { ctx, event } = c.var
    const readers = readersOf(await pollsStatement(ctx, `event:${event.id}`), ctx.now)
    return c.html(<EventCalendarsPage {...eventPage(c)} readers={readers} />)
  })
  .get(`${path}/hall`, needs('view'), async (c) => {
    const { ctx, event } = c.var
    const hosts = await hostsStatement(ctx, event.id)
    return c.html(<HallSheetPage frame={frame(c, accentStyle(event.accent))} event={event} hosts={hosts} />)
  })
