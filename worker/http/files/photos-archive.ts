import { Hono } from 'hono'
import * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { archivedPicture } from '#worker/core/images/archived.ts'
import { Problem } from '#worker/core/problem.ts'
import { attachment } from '#worker/core/text/file-name.ts'
import { writeZip } from '#worker/core/zip.ts'
import {
  archiveChoices,
  archiveNames,
  photosOfArchive,
  photosToTake,
  type TakenPhoto,
} from '#worker/domain/galleries/showing/archive.ts'
import type { AppEnv } from '../env.ts'
import { closedGallery } from '../public/gallery-door.tsx'

/** What the address asks for; anything else is as if it were not there. */
const Wish = z.object({
  only: z.enum(archiveChoices).catch('all'),
  album: z.uuid().optional(),
  part: z.coerce.number().int().min(1).max(100).catch(1),
})

/** Opens each picture only when the one before it has gone out; one whose bytes went meanwhile is left out. */
async function* entriesOf(ctx: Ctx, taken: readonly TakenPhoto[], names: readonly string[]) {
  for (const [index, { publicKey, readyAt }] of taken.entries()) {
    const entry = await archivedPicture(ctx, publicKey, { name: names[index] ?? '', readyAt })
    if (entry) yield entry
  }
}

/** What the page shows, and nothing else, in its largest clean size; never the originals. */
export default new Hono<AppEnv>().get('/events/:event/photos.zip', async (c) => {
  const ctx = c.get('ctx')
  const wish = Wish.safeParse(c.req.query())
  const found = wish.success ? await photosToTake(ctx, c.req.param('event'), wish.data) : undefined
  if (!wish.success || !found) throw new Problem('not_found')
  const closed = await closedGallery(c, found)
  if (closed) return closed
  const { event, photos } = found
  const { only, part } = wish.data
  const from = (part - 1) * photosOfArchive + 1
  const names = archiveNames(photos, { event, locale: c.get('locale'), from })
  const label = [event.slug, 'photos', ...(only === 'all' ? [] : [only]), ...(part === 1 ? [] : [String(part)])]
  const { readable, writable } = new IdentityTransformStream()
  c.executionCtx.waitUntil(writeZip(entriesOf(ctx, photos, names), writable))
  return c.body(readable, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': attachment(`${label.join('_')}.zip`),
    'X-Robots-Tag': 'noindex',
  })
})
