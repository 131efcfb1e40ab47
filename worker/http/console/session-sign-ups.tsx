import { type Context, Hono } from 'hono'
import { SessionSignUpsPage } from '#web/pages/console/session-sign-ups.tsx'
import { signUpsFile } from '#web/pages/console/sign-ups-file.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { exportSignUps, getSignUps, type SignUps } from '#worker/domain/registrations/sign-ups/queries.ts'
import { SignUpSettings } from '#worker/domain/registrations/sign-ups/schema.ts'
import { settleSignUp } from '#worker/domain/registrations/sign-ups/settings.ts'
import type { EventEnv } from '../env.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/sessions/:session/sign-ups'

const formOf = ({ places }: SignUps): FormState => ({
  values: { ...(places?.isOpen ? { isOpen: 'on' } : {}), capacity: String(places?.capacity ?? '') },
  faults: {},
})

const found = (c: Context<EventEnv>) => getSignUps(c.var.ctx, c.var.event, c.req.param('session') ?? '')

export default new Hono<EventEnv>()
  .get(path, needs('registrations.read'), async (c) => {
    const signUps = await found(c)
    const isSaved = c.req.query('done') === 'saved'
    return c.html(<SessionSignUpsPage {...eventPage(c)} {...{ signUps, isSaved }} form={formOf(signUps)} />)
  })
  .post(path, needs('events.edit'), async (c) => {
    const { ctx, event, account, locale } = c.var
    const signUps = await found(c)
    const read = await readForm(c, SignUpSettings)
    if (!read.ok) {
      return c.html(<SessionSignUpsPage {...eventPage(c)} signUps={signUps} isSaved={false} form={read.form} />, 422)
    }
    const { session } = signUps
    await settleSignUp(ctx, { actorId: account.id, event, session }, read.data)
    await Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)])
    return c.redirect(`/console/events/${event.slug}/sessions/${session.id}/sign-ups?lang=${locale}&done=saved`, 303)
  })
  .get(`${path}.csv`, needs('registrations.read'), async (c) => {
    const { ctx, event, account, locale } = c.var
    const { rows } = await exportSignUps(ctx, event, { sessionId: c.req.param('session'), actorId: account.id })
    return c.body(signUpsFile(locale, event.timeZone, rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="sign-ups.csv"',
    })
  })
