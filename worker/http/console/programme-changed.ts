import type { Context } from 'hono'
import { link } from '#web/layouts/frame.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { eventTag, purge } from '../middleware/caching.ts'

/** After a change of the programme: the public page is made anew, the organiser sees the console page at `path`. */
export async function programmeChanged(c: Context<EventEnv>, path: string): Promise<Response> {
  const { event } = c.var
  if (event.state !== 'draft') await purge(c, eventTag(event.id))
  return c.redirect(link(frame(c), `/console/events/${event.slug}${path}`), 303)
}
