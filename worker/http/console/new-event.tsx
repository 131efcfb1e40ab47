import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { NewEventPage } from '#web/pages/console/new-event.tsx'
import { uuidv7 } from '#worker/core/ids.ts'
import { createEvent } from '#worker/domain/events/create.ts'
import { emptyForm } from '#worker/domain/events/form.ts'
import { EventDetails } from '#worker/domain/events/schema.ts'
import { placeKindStatement } from '#worker/domain/registrations/capacity.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { slugFault } from './slug-fault.ts'

const path = '/console/organizations/:organization/events/new'

export default new Hono<OrganizationEnv>()
  .get(path, needs('events.edit'), (c) =>
    c.html(<NewEventPage frame={frame(c)} organization={c.var.organization} form={emptyForm(c.var.locale)} />),
  )
  .post(path, needs('events.edit'), async (c) => {
    const { ctx, organization, account } = c.var
    const result = await readForm(c, EventDetails)
    if (!result.ok) return c.html(<NewEventPage frame={frame(c)} organization={organization} form={result.form} />, 422)
    const id = uuidv7(ctx.now)
    const event = { id, actorId: account.id, organizationId: organization.id, details: result.data }
    const refused = await createEvent(ctx, event, [placeKindStatement(ctx, id, result.data.capacity)]).catch(
      slugFault(result.form, result.data.slug),
    )
    if (refused) return c.html(<NewEventPage frame={frame(c)} organization={organization} form={refused} />, 422)
    return c.redirect(link(frame(c), `/console/events/${result.data.slug}`), 303)
  })
