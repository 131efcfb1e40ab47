import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { accentStyle } from '#web/components/accent.ts'
import { link } from '#web/layouts/frame.ts'
import { TicketPhotosPage } from '#web/pages/attendee/ticket-photos.tsx'
import { randomKey } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { isOwnPicture, ownPhotos } from '#worker/domain/galleries/editing/queries.ts'
import { maxPhotosOfAttendee } from '#worker/domain/galleries/schema.ts'
import type { Uploader } from '#worker/domain/galleries/uploads/room.ts'
import type { AppEnv } from '../env.ts'
import { isPictureName, sendPicture } from '../files/pictures.ts'
import { photoSteps, type RefusedFile, takeForm } from '../files/receive-photos.ts'
import { frame } from '../frame.ts'
import { limitByAddress } from '../middleware/limits.ts'
import { type TicketEnv, ticketScope } from './ticket-scope.ts'

const base = '/tickets/:token/photos'
const limited = limitByAddress('LIMIT_UPLOAD')

/** Lets pass who has a place at an event that takes pictures of its attendees; for all others there is no such address. */
const sendingScope = createMiddleware<TicketEnv>(async (c, next) => {
  if (!c.get('ticket').takesPhotos) throw new Problem('not_found')
  await next()
})

const uploaderOf = (c: Context<TicketEnv>): Uploader => ({
  ...{ id: c.get('ticket').registration.id, source: 'attendee' },
  maxPhotos: maxPhotosOfAttendee,
})

const bringing = (c: Context<TicketEnv>) => ({ uploader: uploaderOf(c), event: c.get('ticket').event })

const own = (c: Context<TicketEnv>) => ownPhotos(c.get('ctx'), c.get('ticket').event.id, uploaderOf(c).id)

async function page(c: Context<TicketEnv>, refused: readonly RefusedFile[], uploaded: number) {
  const { event } = c.get('ticket')
  const path = `/tickets/${c.req.param('token')}`
  const props = { event, own: await own(c), refused, uploaded, path, formKey: randomKey() }
  return <TicketPhotosPage frame={frame(c, accentStyle(event.accent))} {...props} />
}

export default new Hono<TicketEnv>()
  .get(base, ticketScope, sendingScope, async (c) => {
    const uploaded = Number(/^\d{1,3}$/.exec(c.req.query('uploaded') ?? '')?.[0] ?? 0)
    return c.html(await page(c, [], uploaded))
  })
  .post(base, limited, ticketScope, sendingScope, async (c) => {
    const { taken, refused } = await takeForm(c, bringing(c))
    if (refused.length > 0) return c.html(await page(c, refused, taken), 422)
    return c.redirect(link(frame(c), `/tickets/${c.req.param('token')}/photos?uploaded=${taken}`), 303)
  })
  .post(`${base}/uploads`, limited, ticketScope, sendingScope, (c) => photoSteps.announce(c, bringing(c)))
  .put(`${base}/uploads/:key`, limited, ticketScope, sendingScope, (c) => photoSteps.take(c, bringing(c)))
  .get(`${base}/progress`, ticketScope, sendingScope, async (c) => c.json({ processing: (await own(c)).processing }))
  .get(`${base}/files/:key/:name`, ticketScope, sendingScope, async (c) => {
    const { key, name } = c.req.param()
    const isTheirs =
      isPictureName(name) && (await isOwnPicture(c.get('ctx'), c.get('ticket').event.id, uploaderOf(c).id, key))
    if (!isTheirs) throw new Problem('not_found')
    return sendPicture(c as unknown as Context<AppEnv>, key, name)
  })
