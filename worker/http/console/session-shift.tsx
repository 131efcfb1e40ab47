import { type Context, Hono } from 'hono'
import { SessionShiftPage } from '#web/pages/console/session-shift.tsx'
import { Problem } from '#worker/core/problem.ts'
import { getProgramme } from '#worker/domain/programme/queries.ts'
import { SessionShift, ShiftMinutes } from '#worker/domain/programme/schema.ts'
import { blockOf, shiftSessions } from '#worker/domain/programme/shift.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const path = '/console/events/:event/sessions/:session/shift'

/** What moves, and by how much if that is known yet. */
async function page(c: Context<EventEnv>, minutes: string | undefined) {
  const { ctx, event } = c.var
  const { sessions } = await getProgramme(ctx, event)
  const session = sessions.find(({ id }) => id === c.req.param('session'))
  if (!session) throw new Problem('not_found')
  const read = ShiftMinutes.safeParse(minutes)
  const block = blockOf(sessions, session, event.timeZone)
  return (
    <SessionShiftPage {...eventPage(c)} {...{ session, block }} {...(read.success ? { minutes: read.data } : {})} />
  )
}

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => c.html(await page(c, c.req.query('minutes'))))
  .post(path, needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, SessionShift)
    if (!result.ok) return c.html(await page(c, undefined), 422)
    const { minutes, startsAt } = result.data
    const shift = {
      actorId: account.id,
      event,
      sessionId: c.req.param('session'),
      minutes,
      startsAt: new Date(startsAt),
    }
    await shiftSessions(ctx, shift)
    return programmeChanged(c, '/sessions?done=saved')
  })
