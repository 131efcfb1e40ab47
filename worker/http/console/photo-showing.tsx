import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { PhotoShowingPage } from '#web/pages/console/photo-showing.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { instantOf, localTimeOf } from '#worker/core/time.ts'
import { settingsStatement } from '#worker/domain/galleries/settings.ts'
import { saveShowing } from '#worker/domain/galleries/showing/save.ts'
import { ShowingForm } from '#worker/domain/galleries/showing/schema.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { limitBody } from '../middleware/limits.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/photos/showing'

/** The page as it stands, or with what was typed. The PIN itself is known to nobody any more. */
async function page(c: Context<EventEnv>, refused: FormState | undefined, done: 'saved' | undefined) {
  const { id, timeZone } = c.get('event')
  const [settings] = await settingsStatement(c.get('ctx'), id)
  const asKept: FormState = {
    values: {
      endsAt: settings?.endsAt ? localTimeOf(settings.endsAt, timeZone) : '',
      ...(settings?.isIndexed ? { isIndexed: 'yes' } : {}),
    },
    faults: {},
  }
  const hasPin = Boolean(settings?.pinHash)
  return <PhotoShowingPage {...eventPage(c)} form={refused ?? asKept} {...{ hasPin, done }} />
}

export default new Hono<EventEnv>()
  .get(path, needs('photos.manage'), async (c) =>
    c.html(await page(c, undefined, c.req.query('done') === 'saved' ? 'saved' : undefined)),
  )
  .post(path, needs('photos.manage'), limitBody(8192), async (c) => {
    const event = c.get('event')
    const read = await readForm(c, ShowingForm)
    if (!read.ok) return c.html(await page(c, read.form, undefined), 422)
    const { pin, dropPin, isIndexed } = read.data
    const endsAt = read.data.endsAt === undefined ? null : instantOf(read.data.endsAt, event.timeZone)
    if (typeof endsAt === 'string') {
      return c.html(await page(c, { ...read.form, faults: { endsAt: `time_${endsAt}` } }, undefined), 422)
    }
    await saveShowing(c.get('ctx'), c.get('account').id, event, {
      pin: pin ? { text: pin } : dropPin ? 'none' : 'kept',
      endsAt,
      isIndexed: isIndexed === 'yes',
    })
    await purge(c, eventTag(event.id))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/photos/showing?done=saved`), 303)
  })
