import { type Context, Hono } from 'hono'
import type { TwoVersions } from '#web/components/conflict.tsx'
import { link } from '#web/layouts/frame.ts'
import { EventEditPage } from '#web/pages/console/event-edit.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { differences, type FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { editEvent } from '#worker/domain/events/edit.ts'
import { formOf } from '#worker/domain/events/form.ts'
import { wantsNotice } from '#worker/domain/events/news.ts'
import { eventStatement } from '#worker/domain/events/queries.ts'
import { EventDetails } from '#worker/domain/events/schema.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { capacityStatements, hallCapacity } from '#worker/domain/registrations/capacity.ts'
import { placesStatement } from '#worker/domain/registrations/find-availability.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { slugFault } from './slug-fault.ts'
import { ifStale } from './stale.ts'

const page = (c: Context<EventEnv>, form: FormState, conflict?: TwoVersions) => (
  <EventEditPage {...eventPage(c)} form={form} conflict={conflict} />
)

const saved = (c: Context<EventEnv>, slug: string) =>
  c.redirect(link(frame(c), `/console/events/${slug}?done=saved`), 303)

/** Somebody saved meanwhile: both versions, and the form as it was typed, now on top of what is saved. */
async function conflictAnswer(c: Context<EventEnv>, details: EventDetails, typed: FormState) {
  const { ctx } = c.var
  const id = c.var.event.id
  const [[event], places] = await ctx.db.batch([eventStatement(ctx, id), placesStatement(ctx, id)])
  if (!event) throw new Problem('not_found')
  const { revision } = event
  const versions = {
    mine: formOf({ ...event, ...details, revision }, details.capacity),
    saved: formOf(event, hallCapacity(places)),
  }
  if (differences(versions.mine, versions.saved).length === 0) return saved(c, event.slug)
  const form = { values: { ...typed.values, revision: String(revision) }, faults: {} }
  return c.html(page(c, form, versions), 409)
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/edit', needs('events.edit'), async (c) => {
    const { ctx, event } = c.var
    const places = await placesStatement(ctx, event.id)
    return c.html(page(c, formOf(event, hallCapacity(places))))
  })
  .post('/console/events/:event/edit', needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, EventDetails)
    if (!result.ok) return c.html(page(c, result.form), 422)
    const { form } = result
    // An emptied address is made from the title only while nobody has it.
    const isKept = event.state !== 'draft' && !form.values.slug
    const details = isKept ? { ...result.data, slug: event.slug } : result.data
    const also = capacityStatements(ctx, event.id, details.capacity)
    const edited = await editEvent(ctx, { actorId: account.id, event, details }, also)
      .catch(ifStale)
      .catch(slugFault(form, details.slug))
    if (edited === 'stale') return conflictAnswer(c, details, form)
    if ('faults' in edited) return c.html(page(c, edited), 422)
    if (event.state !== 'draft') await Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)])
    // What registrants will be told is shown before it is told.
    const isNews = wantsNotice(event, details, ctx.now)
    return isNews
      ? c.redirect(link(frame(c), `/console/events/${edited.slug}/mails?done=changed`), 303)
      : saved(c, edited.slug)
  })
