import { Hono } from 'hono'
import { HistoryPage } from '#web/pages/console/history.tsx'
import { historyStatement } from '#worker/domain/audit/queries.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'

export default new Hono<EventEnv>().get('/console/events/:event/history', needs('history.read'), async (c) => {
  const entries = await historyStatement(c.var.ctx, c.var.event.id)
  return c.html(<HistoryPage {...eventPage(c)} entries={entries} />)
})
