import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { EventPage } from '#web/pages/console/event.tsx'
import { EventEditPage } from '#web/pages/console/event-edit.tsx'
import type { FormState } from '#worker/core/form.ts'
import { editEvent } from '#worker/domain/events/edit.ts'
import { formOf } from '#worker/domain/events/form.ts'
import { previewPath } from '#worker/domain/events/preview.ts'
import { EventDetails } from '#worker/domain/events/schema.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { capacityStatements } from '#worker/domain/registrations/capacity.ts'
import { countsStatement } from '#worker/domain/registrations/counts.ts'
import { placesStatement } from '#worker/domain/registrations/find-availability.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { eventTag, purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { slugFault } from './slug-fault.ts'

const done = ['published', 'cancelled', 'saved', 'preview', 'revoked'] as const

const editPage = (c: Context<EventEnv>, form: FormState) => <EventEditPage {...eventPage(c)} form={form} />

export default new Hono<EventEnv>()
  .get('/console/events/:event', needs('view'), async (c) => {
    const { ctx, event } = c.var
    const [counts, [places]] = await ctx.db.batch([countsStatement(ctx, event.id), placesStatement(ctx, event.id)])
    const preview = await previewPath(ctx, event)
    return c.html(
      <EventPage
        {...eventPage(c)}
        counts={counts}
        places={places ?? { taken: 0, capacity: null }}
        previewAddress={preview && ctx.origin + link(frame(c), preview)}
        done={done.find((word) => word === c.req.query('done'))}
      />,
    )
  })
  .get('/console/events/:event/edit', needs('events.edit'), async (c) => {
    const { ctx, event } = c.var
    const [places] = await placesStatement(ctx, event.id)
    return c.html(editPage(c, formOf(event, places?.capacity ?? null)))
  })
  .post('/console/events/:event/edit', needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, EventDetails)
    if (!result.ok) return c.html(editPage(c, result.form), 422)
    const { form } = result
    // An emptied address is made from the title only while nobody has it.
    const isKept = event.state !== 'draft' && !form.values.slug
    const details = isKept ? { ...result.data, slug: event.slug } : result.data
    const also = capacityStatements(ctx, event.id, details.capacity)
    const edited = await editEvent(ctx, { actorId: account.id, event, details }, also).catch(
      slugFault(form, details.slug),
    )
    if ('faults' in edited) return c.html(editPage(c, edited), 422)
    if (event.state !== 'draft') await Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)])
    return c.redirect(link(frame(c), `/console/events/${edited.slug}?done=saved`), 303)
  })
