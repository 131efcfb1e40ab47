import { Buffer } from 'node:buffer'
import type { Ctx } from '../context.ts'
import { randomKey } from '../ids.ts'
import { Problem } from '../problem.ts'
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

/** The next piece; a connection that breaks is a request that we could not read. */
const next = (reader: ReadableStreamDefaultReader<Uint8Array>) =>
  reader.read().catch(() => {
    throw new Problem('request.malformed')
  })

/** Reads until the header tells what comes, so that a bomb or a wrong type is refused before its bytes are stored. */
async function readHead(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Head> {
  const chunks: Uint8Array[] = []
  let read = 0
  let nextLook = 0
  for (;;) {
    const { done, value } = await next(reader)
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

/** The head again, then the rest; a body that is longer or shorter than announced fails at the other end. */
async function pour(
  head: Head,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  into: readonly WritableStream<Uint8Array>[],
) {
  const writers = into.map((stream) => stream.getWriter())
  const write = (chunk: Uint8Array) => Promise.all(writers.map((writer) => writer.write(chunk)))
  try {
    for (const chunk of head.chunks) await write(chunk)
    for (let part = await next(reader); !part.done; part = await next(reader)) await write(part.value)
    await Promise.all(writers.map((writer) => writer.close()))
  } catch (error) {
    await Promise.allSettled(writers.map((writer) => writer.abort(error)))
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
    const head = await readHead(reader)
    const originalKey = randomKey()
    const { readable, writable } = new FixedLengthStream(upload.bytes)
    const stored = ctx.bucket.put(originalPath(originalKey), readable, {
      httpMetadata: { contentType: head.picture.type },
      onlyIf: { etagDoesNotMatch: '*' },
    })
    const hash = new crypto.DigestStream('SHA-256')
    const [digest, ...results] = await Promise.allSettled([hash.digest, stored, pour(head, reader, [writable, hash])])
    if (digest.status === 'rejected' || results.some((result) => result.status === 'rejected')) {
      await ctx.bucket.delete(originalPath(originalKey))
      throw new Problem('request.malformed')
    }
    const contentHash = Buffer.from(digest.value).toString('hex')
    return { ...head.picture, originalKey, bytes: upload.bytes, contentHash }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
