import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { accentStyle } from '#web/components/accent.ts'
import { link } from '#web/layouts/frame.ts'
import { PhotographingPage } from '#web/pages/photographer/photographing.tsx'
import { randomKey } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { isOwnPicture, ownPhotos } from '#worker/domain/galleries/editing/queries.ts'
import {
  asUploader,
  getPhotographerLink,
  type PhotographerLink,
} from '#worker/domain/galleries/uploads/photographers.ts'
import { objectorsStatement } from '#worker/domain/registrations/consents.ts'
import type { AppEnv } from '../env.ts'
import { isPictureName, sendPicture } from '../files/pictures.ts'
import { photoSteps, type RefusedFile, takeForm } from '../files/receive-photos.ts'
import { frame } from '../frame.ts'
import { limitByAddress } from '../middleware/limits.ts'

interface PhotographerEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { link: PhotographerLink }
}

/** Loads the link by its token, the only proof; no address that we link to learns it. */
const photographerScope = createMiddleware<PhotographerEnv>(async (c, next) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  c.set('link', await getPhotographerLink(c.get('ctx'), c.req.param('token') ?? ''))
  await next()
})

const bringing = (c: Context<PhotographerEnv>) => {
  const { photographer, event } = c.get('link')
  return { uploader: asUploader(photographer), event }
}

const own = (c: Context<PhotographerEnv>) => {
  const { photographer, event } = c.get('link')
  return ownPhotos(c.get('ctx'), event.id, photographer.id)
}

const base = '/photographing/:token'
const limited = limitByAddress('LIMIT_UPLOAD')

async function page(c: Context<PhotographerEnv>, refused: readonly RefusedFile[], uploaded: number) {
  const path = `/photographing/${c.req.param('token')}`
  const [pictures, objectors] = await Promise.all([own(c), objectorsStatement(c.get('ctx'), c.get('link').event.id)])
  const props = { ...c.get('link'), own: pictures, objectors, refused, uploaded, path, formKey: randomKey() }
  return <PhotographingPage frame={frame(c, accentStyle(c.get('link').event.accent))} {...props} />
}

export default new Hono<PhotographerEnv>()
  .get(base, photographerScope, async (c) => {
    const uploaded = Number(/^\d{1,3}$/.exec(c.req.query('uploaded') ?? '')?.[0] ?? 0)
    return c.html(await page(c, [], uploaded))
  })
  .post(base, limited, photographerScope, async (c) => {
    const { taken, refused } = await takeForm(c, bringing(c))
    if (refused.length > 0) return c.html(await page(c, refused, taken), 422)
    return c.redirect(link(frame(c), `/photographing/${c.req.param('token')}?uploaded=${taken}`), 303)
  })
  .post(`${base}/uploads`, limited, photographerScope, (c) => photoSteps.announce(c, bringing(c)))
  .put(`${base}/uploads/:key`, limited, photographerScope, (c) => photoSteps.take(c, bringing(c)))
  .get(`${base}/progress`, photographerScope, async (c) => c.json({ processing: (await own(c)).processing }))
  /** The photographer's own pictures, shown to others or not: the link is the proof. */
  .get(`${base}/files/:key/:name`, photographerScope, async (c) => {
    const { photographer, event } = c.get('link')
    const { key, name } = c.req.param()
    const isTheirs = isPictureName(name) && (await isOwnPicture(c.get('ctx'), event.id, photographer.id, key))
    if (!isTheirs) throw new Problem('not_found')
    return sendPicture(c as unknown as Context<AppEnv>, key, name)
  })
