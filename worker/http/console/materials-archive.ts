import { Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import type { Ctx } from '#worker/core/context.ts'
import { attachment } from '#worker/core/text/file-name.ts'
import { writeZip, zipLength } from '#worker/core/zip.ts'
import { archiveNames, type EventFile, filesOfEvent } from '#worker/domain/materials/archive.ts'
import { objectPath } from '#worker/domain/materials/upload.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'

/** Their checksums are not known before the bytes have passed: a file comes in parts, and only its head and directory are read. */
const zipFile = ({ bytes, createdAt }: EventFile, name = '') => ({
  ...{ name, size: bytes, crc32: null, lastModified: createdAt },
})

/** Opens each file only when the one before it has gone out: one at a time is in memory, and that only in pieces. */
async function* entriesOf({ bucket }: Ctx, files: readonly EventFile[], names: readonly string[]) {
  for (const [index, file] of files.entries()) {
    const object = await bucket.get(objectPath(file.objectKey))
    // A length was promised: a ZIP that lacks a file must break off, not look whole.
    if (!object) throw new Error('a file of the archive is not in the store')
    yield { ...zipFile(file, names[index]), body: object.body }
  }
}

export default new Hono<EventEnv>().get('/console/events/:event/materials.zip', needs('programme.edit'), async (c) => {
  const { ctx, event, locale } = c.var
  const files = await filesOfEvent(ctx, event.id)
  const { kinds, ofEvent } = messages(locale).materials
  const names = archiveNames(files, { event, locale, kinds, ofEvent })
  const length = zipLength(files.map((file, index) => zipFile(file, names[index])))
  const { readable, writable } = new FixedLengthStream(length)
  c.executionCtx.waitUntil(writeZip(entriesOf(ctx, files, names), writable))
  return c.body(readable, 200, {
    'Content-Type': 'application/zip',
    'Content-Length': String(length),
    'Content-Disposition': attachment(`${event.slug}.zip`),
  })
})
