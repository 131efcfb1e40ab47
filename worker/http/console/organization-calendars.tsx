import { Hono } from 'hono'
import { OrganizationCalendarsPage } from '#web/pages/console/organization-calendars.tsx'
import { pollsStatement, readersOf } from '#worker/domain/calendars/readers/queries.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'

export default new Hono<OrganizationEnv>().get(
  '/console/organizations/:organization/calendars',
  needs('view'),
  async (c) => {
    const { ctx, organization, role } = c.var
    const readers = readersOf(await pollsStatement(ctx, `organization:${organization.id}`), ctx.now)
    return c.html(<OrganizationCalendarsPage frame={frame(c)} {...{ organization, role, readers }} />)
  },
)
