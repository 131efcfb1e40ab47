import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { link } from '#web/layouts/frame.ts'
import { PhotosConsolePage } from '#web/pages/console/photos.tsx'
import { type PhotosDone, photosDone } from '#web/pages/console/photos-done.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { randomKey } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changePhotos, type Selection } from '#worker/domain/galleries/editing/change.ts'
import { deletedAtOnce, deletePhotos, restorePhotos } from '#worker/domain/galleries/editing/delete.ts'
import { consoleGallery, galleryProgress, inFilter } from '#worker/domain/galleries/editing/queries.ts'
import { GallerySettings, PhotosChange, PhotosTicked, photoLists } from '#worker/domain/galleries/schema.ts'
import { takeFromAttendees } from '#worker/domain/galleries/settings.ts'
import { organiser } from '#worker/domain/galleries/uploads/room.ts'
import type { EventEnv } from '../env.ts'
import { photoSteps, type RefusedFile, takeForm } from '../files/receive-photos.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

/** What the address says of the list that is looked at; anything else is as if it were not there. */
const View = z.object({
  from: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  list: z.enum(photoLists).catch('all'),
  album: z.uuid().optional().catch(undefined),
  done: z.enum(photosDone).optional().catch(undefined),
  count: z.coerce.number().int().min(0).max(2000).catch(0),
  moment: z.coerce.number().int().optional().catch(undefined),
})

const bringing = (c: Context<EventEnv>) => ({ uploader: organiser(c.var.account.id), event: c.var.event })

async function page(c: Context<EventEnv>, refused: readonly RefusedFile[], uploaded: number) {
  const { from, list, album, ...news } = View.parse(c.req.query())
  const gallery = await consoleGallery(c.get('ctx'), c.var.event, { list, album }, from)
  return (
    <PhotosConsolePage
      {...eventPage(c)}
      {...{ gallery, from, list, album, news, refused, uploaded }}
      formKey={randomKey()}
    />
  )
}

interface News {
  done: PhotosDone
  count?: number
  /** Of a deletion, for undoing it. */
  moment?: number
}

/** Back to the list that was looked at, once the public pages are told. */
async function back(c: Context<EventEnv>, { done, count, moment }: News) {
  const { slug, id } = c.get('event')
  await purge(c, eventTag(id))
  const { from, list, album } = View.parse(c.req.query())
  const query = Object.entries({ done, count, moment, list, album, from })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
  return c.redirect(link(frame(c), `/console/events/${slug}/photos?${query.join('&')}`), 303)
}

/** Which photos a form chose: the ticked ones, or all of its list. */
async function selectionOf(c: Context<EventEnv>, ticked: z.output<typeof PhotosTicked>): Promise<Selection> {
  const { list, album } = View.parse(c.req.query())
  const chosen = ticked.everything ? inFilter(c.get('ctx'), { list, album }) : ticked.photos
  return { actorId: c.var.account.id, event: c.var.event, chosen }
}

const Change = z.intersection(PhotosTicked, PhotosChange)

export default new Hono<EventEnv>()
  .get('/console/events/:event/photos', needs('photos.manage'), async (c) =>
    c.html(await page(c, [], View.parse({ count: c.req.query('uploaded') }).count)),
  )
  .post('/console/events/:event/photos', needs('photos.manage'), async (c) => {
    const { taken, refused } = await takeForm(c, bringing(c))
    if (refused.length > 0) return c.html(await page(c, refused, taken), 422)
    return c.redirect(link(frame(c), `/console/events/${c.get('event').slug}/photos?uploaded=${taken}`), 303)
  })
  .post('/console/events/:event/photos/uploads', needs('photos.manage'), (c) => photoSteps.announce(c, bringing(c)))
  .put('/console/events/:event/photos/uploads/:key', needs('photos.manage'), (c) => photoSteps.take(c, bringing(c)))
  .get('/console/events/:event/photos/progress', needs('photos.manage'), async (c) =>
    c.json(await galleryProgress(c.get('ctx'), c.get('event').id)),
  )
  .post('/console/events/:event/photos/selection', needs('photos.manage'), async (c) => {
    const form = await readForm(c, Change)
    if (!form.ok) throw new Problem('request.invalid')
    const { photos, everything, ...change } = form.data
    if (photos.length === 0 && !everything) return back(c, { done: 'chooseOne' })
    const selection = await selectionOf(c, { photos, everything })
    if (change.deed === 'restore')
      return back(c, { done: 'restored', count: await restorePhotos(c.get('ctx'), selection) })
    if (change.deed !== 'delete')
      return back(c, { done: 'changed', count: await changePhotos(c.get('ctx'), selection, change) })
    const count = await deletePhotos(c.get('ctx'), selection)
    return back(c, { done: 'deleted', count, moment: c.get('ctx').now.getTime() })
  })
  .post('/console/events/:event/photos/deletion/removal', needs('photos.manage'), async (c) => {
    const form = await readForm(c, z.object({ moment: z.coerce.number().int().min(0).max(8.64e15) }))
    if (!form.ok) throw new Problem('request.malformed')
    const selection = { actorId: c.var.account.id, event: c.var.event, chosen: deletedAtOnce(form.data.moment) }
    return back(c, { done: 'restored', count: await restorePhotos(c.get('ctx'), selection) })
  })
  .post('/console/events/:event/photos/settings', needs('photos.manage'), async (c) => {
    const form = await readForm(c, GallerySettings)
    if (!form.ok) throw new Problem('request.malformed')
    await takeFromAttendees(c.get('ctx'), c.var.account.id, c.var.event, form.data.takesFromAttendees ?? 'no')
    return back(c, { done: 'saved' })
  })
