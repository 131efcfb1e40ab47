import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { PhotoRemovalsPage, type RemovalsDone, removalsDone } from '#web/pages/console/photo-removals.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { decideRemoval } from '#worker/domain/galleries/removals/decide.ts'
import { removalsOf } from '#worker/domain/galleries/removals/queries.ts'
import { RemovalDecision } from '#worker/domain/galleries/removals/schema.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { limitBody } from '../middleware/limits.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/photos/removals'
const empty: FormState = { values: {}, faults: {} }

export default new Hono<EventEnv>()
  .get(path, needs('photos.manage'), async (c) => {
    const removals = await removalsOf(c.get('ctx'), c.get('event').id)
    const done = removalsDone.find((word): word is RemovalsDone => word === c.req.query('done'))
    return c.html(<PhotoRemovalsPage {...eventPage(c)} {...{ removals, done }} failed={{ id: '', form: empty }} />)
  })
  .post(`${path}/:request/decision`, needs('photos.manage'), limitBody(8192), async (c) => {
    const ctx = c.get('ctx')
    const event = c.get('event')
    const requestId = c.req.param('request')
    const read = await readForm(c, RemovalDecision)
    if (!read.ok) {
      const removals = await removalsOf(ctx, event.id)
      const failed = { id: requestId, form: read.form }
      return c.html(<PhotoRemovalsPage {...eventPage(c)} {...{ removals, failed }} done={undefined} />, 422)
    }
    await decideRemoval(ctx, { actorId: c.get('account').id, event, requestId }, read.data)
    await purge(c, eventTag(event.id))
    c.executionCtx.waitUntil(drainSoon(ctx))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/photos/removals?done=${read.data.decision}`), 303)
  })
