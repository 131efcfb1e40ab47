import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { PlaceKindPage } from '#web/pages/console/place-kind.tsx'
import { PlacesPage } from '#web/pages/console/places.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { editWaitlist } from '#worker/domain/events/waitlist.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { emptyPlaceKindForm, formOfPlaceKind, formOfWaitlist } from '#worker/domain/registrations/form.ts'
import {
  addAccessCode,
  addPlaceKind,
  closeAccessCode,
  editPlaceKind,
  getPlaceKinds,
  raisePlaceKind,
  removePlaceKind,
} from '#worker/domain/registrations/place-kinds.ts'
import { promotionStatements } from '#worker/domain/registrations/promote.ts'
import { AccessCodeFields, placeKindDetails, WaitlistSettings } from '#worker/domain/registrations/schema.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/places'
const kindPath = `${path}/:kind`

const emptyCode: FormState = { values: {}, faults: {} }

const doneOf = (c: Context) => (['saved', 'removed'] as const).find((word) => word === c.req.query('done'))

const change = (c: Context<EventEnv>) => ({
  actorId: c.var.account.id,
  event: c.var.event,
  placeKindId: c.req.param('kind') ?? '',
})

const detailsOf = (c: Context<EventEnv>) => placeKindDetails(c.var.event.languages[0] ?? 'en')

async function page(c: Context<EventEnv>, forms: { form?: FormState; settings?: FormState }) {
  const { ctx, event } = c.var
  const { form = emptyPlaceKindForm, settings = formOfWaitlist(event) } = forms
  const kinds = await getPlaceKinds(ctx, event.id)
  return <PlacesPage {...eventPage(c)} {...{ kinds, form, settings }} done={doneOf(c)} />
}

async function kindPage(c: Context<EventEnv>, forms: { form?: FormState; code?: FormState }) {
  const { ctx, event } = c.var
  const kind = (await getPlaceKinds(ctx, event.id)).find(({ id }) => id === c.req.param('kind'))
  if (!kind) throw new Problem('not_found')
  const { form = formOfPlaceKind(kind), code = emptyCode } = forms
  return <PlaceKindPage {...eventPage(c)} {...{ kind, form, code }} />
}

/** Places stand on the public page, and a raised number mails those who waited. */
async function changed(c: Context<EventEnv>, to: string, done: 'saved' | 'removed' = 'saved') {
  const { ctx, event } = c.var
  await Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)])
  return c.redirect(link(frame(c), `/console/events/${event.slug}/places${to}?done=${done}`), 303)
}

export default new Hono<EventEnv>()
  .get(path, needs('events.edit'), async (c) => c.html(page(c, {})))
  .post(path, needs('events.edit'), async (c) => {
    const result = await readForm(c, detailsOf(c))
    if (!result.ok) return c.html(page(c, { form: result.form }), 422)
    await addPlaceKind(c.var.ctx, change(c), result.data)
    return changed(c, '')
  })
  .post(`${path}/settings`, needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, WaitlistSettings)
    if (!result.ok) return c.html(page(c, { settings: result.form }), 422)
    const { waitlistCutoffHours = null, ...settings } = result.data
    const edit = { actorId: account.id, event, settings: { ...settings, waitlistCutoffHours } }
    await editWaitlist(ctx, edit, promotionStatements(ctx, event.id))
    return changed(c, '')
  })
  .get(kindPath, needs('events.edit'), async (c) => c.html(kindPage(c, {})))
  .post(kindPath, needs('events.edit'), async (c) => {
    const result = await readForm(c, detailsOf(c))
    if (!result.ok) return c.html(kindPage(c, { form: result.form }), 422)
    await editPlaceKind(c.var.ctx, change(c), result.data)
    return changed(c, '')
  })
  .post(`${kindPath}/position`, needs('events.edit'), async (c) => {
    await raisePlaceKind(c.var.ctx, change(c))
    return changed(c, '')
  })
  .post(`${kindPath}/removal`, needs('events.edit'), async (c) => {
    await removePlaceKind(c.var.ctx, change(c))
    return changed(c, '', 'removed')
  })
  .post(`${kindPath}/codes`, needs('events.edit'), async (c) => {
    const result = await readForm(c, AccessCodeFields)
    if (!result.ok) return c.html(kindPage(c, { code: result.form }), 422)
    const outcome = await addAccessCode(c.var.ctx, change(c), result.data)
    if (outcome === 'added') return changed(c, `/${change(c).placeKindId}`)
    return c.html(kindPage(c, { code: { ...result.form, faults: { code: 'code_taken' } } }), 422)
  })
  .post(`${kindPath}/codes/:code/closure`, needs('events.edit'), async (c) => {
    await closeAccessCode(c.var.ctx, change(c), c.req.param('code'))
    return changed(c, `/${change(c).placeKindId}`)
  })
