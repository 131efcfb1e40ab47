import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { DuplicationPage } from '#web/pages/console/duplication.tsx'
import type { FormState } from '#worker/core/form.ts'
import { fieldsOf } from '#worker/core/form.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { copyCover } from '#worker/domain/events/cover.ts'
import { duplicateEvent } from '#worker/domain/events/duplicate.ts'
import { duplicateDetails } from '#worker/domain/events/schema.ts'
import { copySessionsStatements } from '#worker/domain/programme/copy.ts'
import { copySettingsStatements } from '#worker/domain/programme/speaking/settings.ts'
import { copyPlaceKindsStatement } from '#worker/domain/registrations/capacity.ts'
import { copySessionPlacesStatement } from '#worker/domain/registrations/sign-ups/settings.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { slugFault } from './slug-fault.ts'

const page = (c: Context<EventEnv>, form: FormState) => <DuplicationPage {...eventPage(c)} form={form} />

export default new Hono<EventEnv>()
  .get('/console/events/:event/duplication', needs('events.edit'), (c) =>
    c.html(page(c, { values: fieldsOf('title', c.var.event.title), faults: {} })),
  )
  .post('/console/events/:event/duplication', needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, duplicateDetails(event))
    if (!result.ok) return c.html(page(c, result.form), 422)
    const { data: details, form } = result
    const id = uuidv7(ctx.now)
    const also = [
      copyPlaceKindsStatement(ctx, event.id, id),
      copySessionPlacesStatement(ctx, event.id, id),
      ...(await copySettingsStatements(ctx, event, { id, startsAt: details.startsAt })),
      ...(await copySessionsStatements(ctx, event, { id, startsAt: details.startsAt })),
    ]
    const refused = await duplicateEvent(ctx, { id, actorId: account.id, event, details }, also).catch(
      slugFault(form, details.slug),
    )
    if (refused) return c.html(page(c, refused), 422)
    if (details.withCover) await copyCover(ctx, event, id)
    return c.redirect(link(frame(c), `/console/events/${details.slug}?done=duplicated`), 303)
  })
