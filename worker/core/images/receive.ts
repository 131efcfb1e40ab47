import { Buffer } from 'node:buffer'
import { bodyInTime, maxBodyMilliseconds } from '../body-in-time.ts'
import type { Ctx } from '../context.ts'
import { randomKey } from '../ids.ts'
import { Problem } from '../problem.ts'
import { exifCapture } from './exif.ts'
import { ExifFinder } from './exif-finder.ts'
import { inspectPicture, type Picture } from './inspect.ts'
import { maxPictureBytes, originalPath } from './sizes.ts'

/** A picture as it comes in: its bytes and how many of them are announced. */
export interface Upload {
  body: ReadableStream<Uint8Array>
  bytes: number
}

export interface Original extends Picture {
  originalKey: string
  bytes: number
  /** SHA-256 of the bytes as 64 hex digits. */
  contentHash: string
}

/** A camera may put a large preview before the frame header; beyond this many bytes it is no picture. */
const maxHeadBytes = 4 * 1024 * 1024

interface Head {
  chunks: Uint8Array[]
  picture: Picture
}

/** Hands out the next piece of a body; one that breaks or trickles is given up. */
function piecesOf(reader: ReadableStreamDefaultReader<Uint8Array>): Pieces {
  const end = Date.now() + maxBodyMilliseconds
  return () => bodyInTime(reader.read(), end - Date.now())
}

type Pieces = () => Promise<ReadableStreamReadResult<Uint8Array>>

/** Reads until the header tells what comes, so that a bomb or a wrong type is refused before its bytes are stored. */
async function readHead(next: Pieces): Promise<Head> {
  const chunks: Uint8Array[] = []
  let read = 0
  let nextLook = 0
  for (;;) {
    const { done, value } = await next()
    if (value) {
      chunks.push(value)
      read += value.length
    }
    if (read >= nextLook || done) {
      const picture = inspectPicture(joined(chunks))
      if (picture) return { chunks, picture }
      nextLook = read * 2
    }
    if (done || read > maxHeadBytes) throw new Problem(read < 12 ? 'upload.unsupported' : 'upload.damaged')
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks
  if (first && chunks.length === 1) return first
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/** The head again, then the rest. Throws `request.malformed` for a body that is longer or shorter than announced. */
async function pour(
  head: Head,
  next: Pieces,
  { bytes, stored, sinks }: { bytes: number; stored: Promise<unknown>; sinks: readonly WritableStream<Uint8Array>[] },
) {
  // A store that fails reads no further, and nobody would take the next piece.
  const failed = stored.then(() => new Promise<never>(() => undefined))
  failed.catch(() => undefined)
  const writers = sinks.map((stream) => stream.getWriter())
  let left = bytes
  const write = (chunk: Uint8Array) => {
    left -= chunk.length
    if (left < 0) throw new Problem('request.malformed')
    return Promise.race([failed, Promise.all(writers.map((writer) => writer.write(chunk)))])
  }
  try {
    for (const chunk of head.chunks) await write(chunk)
    for (let part = await next(); !part.done; part = await next()) await write(part.value)
    if (left > 0) throw new Problem('request.malformed')
    await Promise.all(writers.map((writer) => writer.close()))
  } catch (error) {
    for (const writer of writers) void writer.abort(error).catch(() => undefined)
    throw error
  }
}

/**
 * Checks a picture by its content while it streams, at most 40 MB, and stores it once under a new private key.
 * Throws refusals; then nothing is left in the store.
 */
export async function receivePicture(ctx: Ctx, upload: Upload): Promise<Original> {
  if (upload.bytes > maxPictureBytes) throw new Problem('request.too_large')
  const reader = upload.body.getReader()
  try {
    const next = piecesOf(reader)
    const head = await readHead(next)
    const originalKey = randomKey()
    const { readable, writable } = new FixedLengthStream(upload.bytes)
    const stored = ctx.bucket.put(originalPath(originalKey), readable, {
      httpMetadata: { contentType: head.picture.type },
      onlyIf: { etagDoesNotMatch: '*' },
    })
    const hash = new crypto.DigestStream('SHA-256')
    const exif = new ExifFinder(head.picture.type)
    const sinks = [writable, hash, exif.sink()]
    const poured = pour(head, next, { bytes: upload.bytes, stored, sinks })
    const [digest, ...results] = await Promise.allSettled([hash.digest, poured, stored])
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    if (digest.status === 'rejected' || reasons.length > 0) {
      await ctx.bucket.delete(originalPath(originalKey))
      // What is not the body's fault is the store's, and may be tried again.
      throw (
        reasons.find((reason) => reason instanceof Problem) ??
        new Error('the store took no picture', { cause: reasons[0] })
      )
    }
    const contentHash = Buffer.from(digest.value).toString('hex')
    const capture = exif.found ? exifCapture(exif.found) : head.picture.capture
    return { ...head.picture, capture, originalKey, bytes: upload.bytes, contentHash }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
