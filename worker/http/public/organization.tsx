import { Hono } from 'hono'
import { OrganizationPage } from '#web/pages/public/organization.tsx'
import { organizationTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { listStatements, pageOf, upcomingPageOf } from '#worker/domain/events/queries.ts'
import { organizationId, organizationStatement } from '#worker/domain/organizations/public-queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { cachePage } from '#worker/http/middleware/caching.ts'
import { cursorOf } from './cursor.ts'

export default new Hono<AppEnv>().get('/organizations/:organization', async (c) => {
  const ctx = c.get('ctx')
  const slug = c.req.param('organization')
  const [after, before] = [cursorOf(c.req.query('after')), cursorOf(c.req.query('before'))]
  const [[organization], upcoming, past] = await ctx.db.batch([
    organizationStatement(ctx, slug),
    ...listStatements(ctx, { after, before, hostedBy: organizationId(slug) }),
  ])
  if (!organization) throw new Problem('not_found')
  cachePage(c, organizationTag(organization.id))
  return c.html(
    <OrganizationPage
      frame={frame(c)}
      organization={organization}
      upcoming={before ? undefined : upcomingPageOf(upcoming)}
      past={after ? undefined : pageOf(past)}
    />,
  )
})
