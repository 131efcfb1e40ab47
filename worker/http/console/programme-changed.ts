import type { Context } from 'hono'
import { link } from '#web/layouts/frame.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'

/** After a change of the draft, which nobody outside sees: the console page at `path`. */
export const programmeChanged = (c: Context<EventEnv>, path: string): Response =>
  c.redirect(link(frame(c), `/console/events/${c.var.event.slug}${path}`), 303)
