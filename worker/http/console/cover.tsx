import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { maxPictureBytes } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import { removeCover, uploadCover } from '#worker/domain/events/cover.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { filesOf, pictureForm, uploadOf } from './picture-upload.ts'

/** The picture and what the form adds around it. */
const maxFormBytes = maxPictureBytes + 64 * 1024

export default new Hono<EventEnv>()
  .post('/console/events/:event/cover', needs('events.edit'), async (c) => {
    const event = c.get('event')
    const [file] = filesOf(await pictureForm(c, maxFormBytes), 'picture')
    if (!file) throw new Problem('upload.unsupported')
    await uploadCover(c.get('ctx'), c.get('account').id, event, uploadOf(file))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/edit#picture`), 303)
  })
  .post('/console/events/:event/cover/removal', needs('events.edit'), async (c) => {
    const event = c.get('event')
    await removeCover(c.get('ctx'), c.get('account').id, event)
    await purge(c, eventTag(event.id))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/edit#picture`), 303)
  })
