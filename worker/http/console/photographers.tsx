import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { type PhotographersDone, PhotographersPage, photographersDone } from '#web/pages/console/photographers.tsx'
import type { FormState } from '#worker/core/form.ts'
import { instantOf, localTimeOf } from '#worker/core/time.ts'
import { NewPhotographer } from '#worker/domain/galleries/schema.ts'
import {
  invitePhotographer,
  photographersOf,
  renewPhotographer,
  revokePhotographer,
} from '#worker/domain/galleries/uploads/photographers.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const base = '/console/events/:event/photos/photographers'
const week = 7 * 86_400_000

/** Pictures are sorted out in the days after the event: a week is enough for most. */
function usualEnd(c: Context<EventEnv>): Date {
  const { endsAt } = c.get('event')
  return new Date(Math.max(endsAt.getTime(), c.get('ctx').now.getTime()) + week)
}

const fresh = (c: Context<EventEnv>): FormState => ({
  values: { maxPhotos: '500', endsAt: localTimeOf(usualEnd(c), c.get('event').timeZone) },
  faults: {},
})

async function page(c: Context<EventEnv>, form: FormState) {
  const photographers = await photographersOf(c.get('ctx'), c.get('event').id)
  const done = photographersDone.find((word): word is PhotographersDone => word === c.req.query('done'))
  return <PhotographersPage {...eventPage(c)} {...{ photographers, done, form }} />
}

const back = (c: Context<EventEnv>, done: PhotographersDone) =>
  c.redirect(link(frame(c), `/console/events/${c.get('event').slug}/photos/photographers?done=${done}`), 303)

const deed = (c: Context<EventEnv>) => ({ actorId: c.get('account').id, event: c.get('event') })

export default new Hono<EventEnv>()
  .get(base, needs('photos.manage'), async (c) => c.html(await page(c, fresh(c))))
  .post(base, needs('photos.manage'), async (c) => {
    const form = await readForm(c, NewPhotographer)
    if (!form.ok) return c.html(await page(c, form.form), 422)
    const endsAt = instantOf(form.data.endsAt, c.get('event').timeZone)
    if (!(endsAt instanceof Date)) {
      return c.html(await page(c, { ...form.form, faults: { endsAt: `time_${endsAt}` } }), 422)
    }
    await invitePhotographer(c.get('ctx'), deed(c), { ...form.data, endsAt })
    return back(c, 'made')
  })
  .post(`${base}/:photographer/revocation`, needs('photos.manage'), async (c) => {
    await revokePhotographer(c.get('ctx'), deed(c), c.req.param('photographer'))
    return back(c, 'revoked')
  })
  .post(`${base}/:photographer/renewal`, needs('photos.manage'), async (c) => {
    await renewPhotographer(c.get('ctx'), deed(c), { id: c.req.param('photographer'), endsAt: usualEnd(c) })
    return back(c, 'renewed')
  })
