import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { SessionPage } from '#web/pages/public/session.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { sessionTeaserStatement } from '#worker/domain/galleries/showing/teaser.ts'
import { sessionMaterialsStatement } from '#worker/domain/materials/released.ts'
import { releasedSessionOf, releasedSessionStatements } from '#worker/domain/programme/public-queries.ts'
import { publicProgrammeEventId } from '#worker/domain/programme/versions.ts'
import { sessionPlacesStatement } from '#worker/domain/registrations/sign-ups/queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'

/** A released session with how its sign-up stands, what it gives to everybody and the first of its pictures, in one trip. Throws `not_found`. */
async function getSessionView(ctx: Ctx, slug: string, number: string) {
  const id = publicProgrammeEventId(slug)
  const [events, versions, portraits, [places], materials, photos] = await ctx.db.batch([
    ...releasedSessionStatements(ctx, id, number),
    sessionPlacesStatement(ctx, id, number),
    sessionMaterialsStatement(ctx, id, number),
    sessionTeaserStatement(ctx, id, number),
  ])
  return { ...releasedSessionOf(number, [events, versions, portraits]), places, materials, photos }
}

/** Digits only, so that the machine forms of a session keep their endings. */
export default new Hono<AppEnv>().get('/events/:event/sessions/:session{[0-9]+}', async (c) => {
  const view = await getSessionView(c.get('ctx'), c.req.param('event'), c.req.param('session'))
  cachePage(c, eventTag(view.event.id))
  return c.html(<SessionPage frame={frame(c, accentStyle(view.event.accent))} {...view} />)
})
