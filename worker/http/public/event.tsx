import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { EventPage } from '#web/pages/public/event.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { type EventId, eventStatement, hostsStatement, publicEventId } from '#worker/domain/events/queries.ts'
import { teaserStatement } from '#worker/domain/galleries/showing/teaser.ts'
import { eventMaterialsStatement } from '#worker/domain/materials/released.ts'
import { freeze, releasedSessions } from '#worker/domain/programme/frozen.ts'
import { programmeOf, programmeStatements } from '#worker/domain/programme/queries.ts'
import { newestVersionStatement, publicProgrammeEventId } from '#worker/domain/programme/versions.ts'
import { availabilityOf } from '#worker/domain/registrations/availability.ts'
import { placesStatement } from '#worker/domain/registrations/find-availability.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'

/** What an event's page shows whether or not it is public. */
const viewStatements = (ctx: Ctx, id: EventId) =>
  [
    eventStatement(ctx, id),
    hostsStatement(ctx, id),
    teaserStatement(ctx, id),
    placesStatement(ctx, id),
    eventMaterialsStatement(ctx, id),
  ] as const

/** All that the page of an event shows, in one round trip; a cancelled one has no programme. */
async function getEventView(ctx: Ctx, slug: string) {
  const id = publicEventId(slug)
  const [[event], hosts, photos, places, materials, [version]] = await ctx.db.batch([
    ...viewStatements(ctx, id),
    newestVersionStatement(ctx, publicProgrammeEventId(slug)),
  ])
  if (!event) throw new Problem('not_found')
  const programme = version ? releasedSessions(version.programme) : []
  return { event, hosts, photos, materials, programme, availability: availabilityOf(event, places, ctx.now) }
}

/** The same with the draft of the programme. */
async function getPreview(ctx: Ctx, id: string) {
  const [[event], hosts, photos, places, materials, rows, parts, rooms, tracks] = await ctx.db.batch([
    ...viewStatements(ctx, id),
    ...programmeStatements(ctx, id),
  ])
  if (!event) throw new Problem('not_found')
  const programme = releasedSessions(freeze({ sessions: programmeOf(rows, parts, rooms, tracks), tracks, rooms }))
  return { event, hosts, photos, materials, programme, availability: availabilityOf(event, places, ctx.now) }
}

export default new Hono<AppEnv>()
  .get('/events/:event', async (c) => {
    const view = await getEventView(c.get('ctx'), c.req.param('event'))
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
    const view = await getPreview(ctx, id)
    const { previewOpen, previewVersion } = view.event
    if (!previewOpen || !(await verifyLinkToken(ctx.secret, 'preview', id, previewVersion, token)))
      throw new Problem('not_found')
    return c.html(<EventPage frame={frame(c, accentStyle(view.event.accent))} {...view} preview />)
  })
