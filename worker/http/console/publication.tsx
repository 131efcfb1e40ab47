import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { EventCancellationPage } from '#web/pages/console/event-cancellation.tsx'
import { EventRestorationPage } from '#web/pages/console/event-restoration.tsx'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { cancelEvent } from '#worker/domain/events/cancel.ts'
import { openPreview, revokePreview } from '#worker/domain/events/preview.ts'
import { isPublishedNow, publishEvent } from '#worker/domain/events/publish.ts'
import { restoreEvent } from '#worker/domain/events/restore.ts'
import { Publication } from '#worker/domain/events/schema.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { getReleasable } from '#worker/domain/programme/releasable.ts'
import { releaseStatements } from '#worker/domain/programme/release.ts'
import { countsStatement } from '#worker/domain/registrations/counts.ts'
import { liveStates } from '#worker/domain/registrations/rules.ts'
import { tellCancelledStatement, tellRestoredStatement } from '#worker/domain/registrations/tell-event.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const back = (c: Context<EventEnv>, done: string) =>
  c.redirect(link(frame(c), `/console/events/${c.var.event.slug}?done=${done}`), 303)

/** How many people are registered or wait. */
async function countLive(ctx: Ctx, eventId: string): Promise<number> {
  const counts = await countsStatement(ctx, eventId)
  const live = counts.filter(({ state }) => liveStates.some((one) => one === state))
  return live.reduce((sum, { count }) => sum + count, 0)
}

/** The first version of the programme, for the batch that publishes its event; none where one is released or nothing drafted. */
async function firstRelease(ctx: Ctx, actorId: string, event: EventRow): Promise<readonly Statement[]> {
  const releasable = await getReleasable(ctx, event.id)
  if (releasable.newest > 0 || releasable.sessions.length === 0) return []
  return releaseStatements(ctx, { actorId, event, releasable, note: {}, condition: isPublishedNow(ctx, event.id) })
}

export default new Hono<EventEnv>()
  .post('/console/events/:event/publication', needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, Publication)
    const also = result.ok && result.data.withProgramme ? await firstRelease(ctx, account.id, event) : []
    await publishEvent(ctx, account.id, event, also)
    await purge(c, eventTag(event.id))
    return back(c, 'published')
  })
  .get('/console/events/:event/cancellation', needs('events.edit'), async (c) => {
    const { ctx, event } = c.var
    if (event.state === 'draft') throw new Problem('event.not_published')
    if (event.state === 'cancelled') throw new Problem('event.cancelled')
    if (event.endsAt <= ctx.now) throw new Problem('event.over')
    return c.html(<EventCancellationPage {...eventPage(c)} recipients={await countLive(ctx, event.id)} />)
  })
  .post('/console/events/:event/cancellation', needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    await cancelEvent(ctx, { actorId: account.id, event }, [tellCancelledStatement(ctx, event.id)])
    await Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)])
    return back(c, 'cancelled')
  })
  .get('/console/events/:event/cancellation/removal', needs('events.edit'), async (c) => {
    const { ctx, event } = c.var
    if (event.state !== 'cancelled') throw new Problem('event.not_cancelled')
    const recipients = event.endsAt > ctx.now ? await countLive(ctx, event.id) : 0
    return c.html(<EventRestorationPage {...eventPage(c)} recipients={recipients} />)
  })
  .post('/console/events/:event/cancellation/removal', needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const news = event.endsAt > ctx.now ? [tellRestoredStatement(ctx, event.id)] : []
    await restoreEvent(ctx, { actorId: account.id, event }, news)
    await Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)])
    return back(c, 'restored')
  })
  .post('/console/events/:event/preview', needs('events.edit'), async (c) => {
    await openPreview(c.var.ctx, c.var.account.id, c.var.event)
    return back(c, 'preview')
  })
  .post('/console/events/:event/preview/revocation', needs('events.edit'), async (c) => {
    await revokePreview(c.var.ctx, c.var.account.id, c.var.event)
    return back(c, 'revoked')
  })
