import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { RegistrationPage } from '#web/pages/console/registration.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { givePlace } from '#worker/domain/registrations/give.ts'
import { getRegistration } from '#worker/domain/registrations/one.ts'
import { GivenPlace } from '#worker/domain/registrations/schema.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { limitBody } from '../middleware/limits.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/registrations/:registration'

const doneOf = (c: Context) => (['given', 'decided', 'again'] as const).find((word) => word === c.req.query('done'))

async function page(c: Context<EventEnv>, form: FormState) {
  const details = await getRegistration(c.var.ctx, c.var.event.id, c.req.param('registration') ?? '')
  return <RegistrationPage {...eventPage(c)} {...{ details, form }} done={doneOf(c)} />
}

export default new Hono<EventEnv>()
  .get(path, needs('registrations.read'), async (c) => c.html(page(c, { values: {}, faults: {} })))
  .post(`${path}/place`, needs('registrations.manage'), limitBody(8192), async (c) => {
    const { ctx, event, account } = c.var
    const registrationId = c.req.param('registration')
    const read = await readForm(c, GivenPlace)
    if (!read.ok) return c.html(page(c, read.form), 422)
    const { kind: placeKindId, reason } = read.data
    await givePlace(ctx, { actorId: account.id, event, registrationId, placeKindId, reason })
    c.executionCtx.waitUntil(Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)]))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/registrations/${registrationId}?done=given`), 303)
  })
