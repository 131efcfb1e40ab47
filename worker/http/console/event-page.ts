import type { Context } from 'hono'
import type { EventPageProps } from '#web/components/event-frame.tsx'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'

/** What the scope loaded, as every console page of an event wants it. */
export function eventPage(c: Context<EventEnv>): EventPageProps {
  const { memberOf, event, role } = c.var
  return { frame: frame(c), memberOf, event, role }
}
