import { crc32 } from 'node:zlib'
import { Hono } from 'hono'
import { dossierList } from '#web/pages/console/photos-dossier-list.ts'
import type { Ctx } from '#worker/core/context.ts'
import { archivedPicture } from '#worker/core/images/archived.ts'
import { Problem } from '#worker/core/problem.ts'
import { attachment } from '#worker/core/text/file-name.ts'
import { writeZip } from '#worker/core/zip.ts'
import { type DossierPhoto, DossierWish, dossierNames, pickForDossier } from '#worker/domain/galleries/dossier.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'

interface Dossier {
  picked: readonly DossierPhoto[]
  names: readonly string[]
  list: string
}

async function* entriesOf(ctx: Ctx, { picked, names, list }: Dossier) {
  const bytes = new TextEncoder().encode(list)
  const body = new Blob([bytes]).stream()
  yield { name: 'list.csv', size: bytes.length, crc32: crc32(bytes), lastModified: ctx.now, body }
  for (const [index, { publicKey, readyAt }] of picked.entries()) {
    const entry = await archivedPicture(ctx, publicKey, { name: names[index] ?? '', readyAt })
    if (entry) yield entry
  }
}

/** The pictures of the post-event dossier, named as the institution wants them, with their list. */
export default new Hono<EventEnv>().get(
  '/console/events/:event/photos/dossier.zip',
  needs('photos.manage'),
  async (c) => {
    const { ctx, event, locale } = c.var
    const { count, rule } = DossierWish.parse(c.req.query())
    const picked = await pickForDossier(ctx, event.id, count)
    if (picked.length === 0) throw new Problem('not_found')
    const names = dossierNames(picked, { event, locale, rule })
    const list = dossierList(locale, event, { picked, names })
    const { readable, writable } = new IdentityTransformStream()
    c.executionCtx.waitUntil(writeZip(entriesOf(ctx, { picked, names, list }), writable))
    return c.body(readable, 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': attachment(`${event.slug}_dossier.zip`),
    })
  },
)
