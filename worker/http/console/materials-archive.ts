import { makeZip, predictLength } from 'client-zip'
import { Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import type { Ctx } from '#worker/core/context.ts'
import { attachment } from '#worker/core/text/file-name.ts'
import { archiveNames, type EventFile, filesOfEvent } from '#worker/domain/materials/archive.ts'
import { objectPath } from '#worker/domain/materials/upload.ts'
import type { EventEnv } from '../env.ts'
import { pour } from '../files/pour.ts'
import { needs } from '../middleware/sign-in.ts'

const pieceBytes = 256 * 1024

/** A file in larger pieces than a stream gives by itself: each costs its way through the archive. */
async function* piecesOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader({ mode: 'byob' })
  try {
    for (;;) {
      const { value, done } = await reader.readAtLeast(pieceBytes, new Uint8Array(pieceBytes))
      if (value && value.length > 0) yield value
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Opens each file only when the one before it has gone out: one at a time is in memory, and that only in pieces. */
async function* entriesOf({ bucket }: Ctx, files: readonly EventFile[], names: readonly string[]) {
  for (const [index, { objectKey, bytes, createdAt }] of files.entries()) {
    const object = await bucket.get(objectPath(objectKey))
    // A length was promised: a ZIP that lacks a file must break off, not look whole.
    if (!object) throw new Error('a file of the archive is not in the store')
    yield { name: names[index] ?? '', input: piecesOf(object.body), size: bytes, lastModified: createdAt }
  }
}

export default new Hono<EventEnv>().get('/console/events/:event/materials.zip', needs('programme.edit'), async (c) => {
  const { ctx, event, locale } = c.var
  const files = await filesOfEvent(ctx, event.id)
  const { kinds, ofEvent } = messages(locale).materials
  const names = archiveNames(files, { event, locale, kinds, ofEvent })
  const length = predictLength(files.map(({ bytes }, index) => ({ name: names[index] ?? '', size: bytes })))
  const { readable, writable } = new FixedLengthStream(length)
  c.executionCtx.waitUntil(pour(makeZip(entriesOf(ctx, files, names)), writable))
  return c.body(readable, 200, {
    'Content-Type': 'application/zip',
    'Content-Length': String(length),
    'Content-Disposition': attachment(`${event.slug}.zip`),
  })
})
