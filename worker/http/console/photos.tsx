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
import { retryPhotos } from '#worker/domain/galleries/editing/edit.ts'
import { placePhotos } from '#worker/domain/galleries/editing/order.ts'
import { consoleGallery, galleryProgress, inFilter } from '#worker/domain/galleries/editing/queries.ts'
import { GallerySettings, PhotosChange, PhotosTicked, photoLists } from '#worker/domain/galleries/schema.ts'
import { takeFromAttendees } from '#worker/domain/galleries/settings.ts'
import { organiser } from '#worker/domain/galleries/uploads/room.ts'
import type { EventEnv } from '../env.ts'
import { photoSteps, type RefusedFile, takeForm } from '../files/receive-photos.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { limitByAddress } from '../middleware/limits.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

/** What the address says of the list that is looked at; anything else is as if it were not there. */
const View = z.object({
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  list: z.enum(photoLists).catch('all'),
  album: z.uuid().optional().catch(undefined),
  done: z.enum(photosDone).optional().catch(undefined),
  count: z.coerce.number().int().min(0).max(2000).catch(0),
  moment: z.coerce.number().int().optional().catch(undefined),
})

const limited = limitByAddress('LIMIT_UPLOAD')

const bringing = (c: Context<EventEnv>) => ({ uploader: organiser(c.var.account.id), event: c.var.event })

async function page(c: Context<EventEnv>, refused: readonly RefusedFile[], uploaded: number) {
  const { page: number, list, album, ...news } = View.parse(c.req.query())
  const gallery = await consoleGallery(c.get('ctx'), c.var.event, { list, album }, number)
  return (
    <PhotosConsolePage {...eventPage(c)} {...{ gallery, list, album, news, refused, uploaded }} formKey={randomKey()} />
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
  const { page: number, list, album } = View.parse(c.req.query())
  const query = Object.entries({ done, count, moment, list, album, page: number })
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

/** Does to the chosen photos what a button says. */
async function act(c: Context<EventEnv>, selection: Selection, change: PhotosChange): Promise<News> {
  const ctx = c.get('ctx')
  const { list, album } = View.parse(c.req.query())
  switch (change.deed) {
    case 'restore':
      return { done: 'restored', count: await restorePhotos(ctx, selection) }
    case 'place':
      return { done: 'placed', count: await placePhotos(ctx, selection, change, inFilter(ctx, { list, album })) }
    case 'delete':
      return { done: 'deleted', count: await deletePhotos(ctx, selection), moment: ctx.now.getTime() }
    default:
      return { done: 'changed', count: await changePhotos(ctx, selection, change) }
  }
}

const uploads = '/console/events/:event/photos/uploads'

const Change = z.intersection(PhotosTicked, PhotosChange)

export default new Hono<EventEnv>()
  .get('/console/events/:event/photos', needs('photos.manage'), async (c) =>
    c.html(await page(c, [], View.parse({ count: c.req.query('uploaded') }).count)),
  )
  .post('/console/events/:event/photos', limited, needs('photos.manage'), async (c) => {
    const { taken, refused } = await takeForm(c, bringing(c))
    if (refused.length > 0) return c.html(await page(c, refused, taken), 422)
    return c.redirect(link(frame(c), `/console/events/${c.get('event').slug}/photos?uploaded=${taken}`), 303)
  })
  .post(uploads, limited, needs('photos.manage'), (c) => photoSteps.announce(c, bringing(c)))
  .put(`${uploads}/:key`, limited, needs('photos.manage'), (c) => photoSteps.take(c, bringing(c)))
  .get('/console/events/:event/photos/progress', needs('photos.manage'), async (c) =>
    c.json(await galleryProgress(c.get('ctx'), c.get('event').id)),
  )
  .post('/console/events/:event/photos/selection', needs('photos.manage'), async (c) => {
    const form = await readForm(c, Change)
    if (!form.ok) throw new Problem('request.invalid')
    const { photos, everything, ...change } = form.data
    if (photos.length === 0 && !everything) return back(c, { done: 'chooseOne' })
    return back(c, await act(c, await selectionOf(c, { photos, everything }), change))
  })
  .post('/console/events/:event/photos/processing', needs('photos.manage'), async (c) => {
    const { account, event } = c.var
    return back(c, { done: 'retried', count: await retryPhotos(c.get('ctx'), account.id, event) })
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
