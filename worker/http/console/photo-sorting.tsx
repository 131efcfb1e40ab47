import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { PhotoSortingPage, type SortingDone, sortingDone } from '#web/pages/console/photo-sorting.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { ClockCorrection, Sorting } from '#worker/domain/galleries/schema.ts'
import { setClock } from '#worker/domain/galleries/sorting/clocks.ts'
import { previewSorting, sortPhotos, undoSorting } from '#worker/domain/galleries/sorting/sort.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const base = '/console/events/:event/photos'

/** Back to the sorting, once the public pages are told. */
async function back(c: Context<EventEnv>, query: string) {
  const { slug, id } = c.get('event')
  await purge(c, eventTag(id))
  return c.redirect(link(frame(c), `/console/events/${slug}/photos/sorting?${query}`), 303)
}

async function sortingPage(c: Context<EventEnv>) {
  const sorting = await previewSorting(c.get('ctx'), c.get('event').id)
  const done = sortingDone.find((word): word is SortingDone => word === c.req.query('done'))
  const moved = Number(/^\d{1,4}$/.exec(c.req.query('count') ?? '')?.[0] ?? 0)
  return <PhotoSortingPage {...eventPage(c)} {...sorting} {...{ done, moved }} />
}

export default new Hono<EventEnv>()
  .get(`${base}/sorting`, needs('photos.manage'), async (c) => c.html(await sortingPage(c)))
  .post(`${base}/sorting`, needs('photos.manage'), async (c) => {
    const form = await readForm(c, Sorting)
    if (!form.ok) throw new Problem('request.malformed')
    const newAlbums = form.data.albums ? 'make' : 'leave'
    const { moved } = await sortPhotos(c.get('ctx'), c.var.account.id, c.var.event, newAlbums)
    return back(c, `done=sorted&count=${moved}`)
  })
  .post(`${base}/sorting/removal`, needs('photos.manage'), async (c) => {
    await undoSorting(c.get('ctx'), c.var.account.id, c.var.event)
    return back(c, 'done=undone')
  })
  .post(`${base}/cameras/:camera`, needs('photos.manage'), async (c) => {
    const form = await readForm(c, ClockCorrection)
    if (!form.ok) throw new Problem('request.invalid')
    await setClock(c.get('ctx'), c.var.account.id, c.var.event, {
      camera: c.req.param('camera'),
      correction: form.data,
    })
    return back(c, 'done=clock')
  })
