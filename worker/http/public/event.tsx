import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { EventPage } from '#web/pages/public/event.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { type EventId, eventStatement, hostsStatement, publicEventId } from '#worker/domain/events/queries.ts'
import { teaserStatement } from '#worker/domain/galleries/teaser.ts'
import { programmeOf, programmeStatements } from '#worker/domain/programme/queries.ts'
import { availabilityOf } from '#worker/domain/registrations/availability.ts'
import { placesStatement } from '#worker/domain/registrations/find-availability.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage, eventTag } from '#worker/http/middleware/caching.ts'

/** All that the page of an event shows, in one round trip. */
async function getEventView(ctx: Ctx, id: EventId) {
  const [[event], hosts, sessions, contributors, rooms, tracks, photos, [places]] = await ctx.db.batch([
    eventStatement(ctx, id),
    hostsStatement(ctx, id),
    ...programmeStatements(ctx, id),
    teaserStatement(ctx, id),
    placesStatement(ctx, id),
  ])
  if (!event) throw new Problem('not_found')
  return {
    event,
    hosts,
    programme: programmeOf(sessions, contributors, rooms, tracks),
    photos,
    availability: availabilityOf(event, places, ctx.now),
  }
}

export default new Hono<AppEnv>()
  .get('/events/:event', async (c) => {
    const view = await getEventView(c.get('ctx'), publicEventId(c.req.param('event')))
    cachePage(c, eventTag(view.event.id))
    return c.html(<EventPage frame={frame(c, accentStyle(view.event.accent))} {...view} />)
  })
  .get('/previews/:token', async (c) => {
    const ctx = c.get('ctx')
    const token = c.req.param('token')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Robots-Tag', 'noindex')
    const id = tokenId(token)
    if (!id) throw new Problem('not_found')
    const view = await getEventView(ctx, id)
    const { previewOpen, previewVersion } = view.event
    if (!previewOpen || !(await verifyLinkToken(ctx.secret, 'preview', id, previewVersion, token)))
      throw new Problem('not_found')
    return c.html(<EventPage frame={frame(c, accentStyle(view.event.accent))} {...view} preview />)
  })
