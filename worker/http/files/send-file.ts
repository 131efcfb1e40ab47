import type { Context } from 'hono'
import { Problem } from '#worker/core/problem.ts'
import { attachment } from '#worker/core/text/file-name.ts'
import { nameOf } from '#worker/domain/materials/address.ts'
import { type FileType, forms } from '#worker/domain/materials/types.ts'
import { objectPath } from '#worker/domain/materials/upload.ts'
import type { AppEnv } from '../env.ts'

export interface StoredFile {
  objectKey: string
  publicKey: string
  fileName: string
  bytes: number
  type: FileType
}

interface Range {
  offset: number
  length: number
}

/** The one range that is asked for (RFC 9110 §14.1.2); undefined for none, several or a malformed one, which all mean the whole. */
function rangeOf(header: string | undefined, bytes: number): Range | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = header?.match(/^bytes=(\d{0,15})-(\d{0,15})$/) ?? []
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), bytes)
    return length === 0 ? 'unsatisfiable' : { offset: bytes - length, length }
  }
  const offset = Number(first)
  if (last !== '' && Number(last) < offset) return undefined
  if (offset >= bytes) return 'unsatisfiable'
  return { offset, length: Math.min(last === '' ? bytes : Number(last) + 1, bytes) - offset }
}

const knows = (header: string | undefined, etag: string) =>
  header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false

/** Whether the request asks for a part of just this file, and for which (RFC 9110 §13.1.5). */
function wanted<E extends AppEnv>(c: Context<E>, file: StoredFile, etag: string) {
  if (c.req.method !== 'GET') return undefined
  const condition = c.req.header('if-range')
  return condition === undefined || condition === etag ? rangeOf(c.req.header('range'), file.bytes) : undefined
}

/**
 * Sends a checked file to be saved, never to be opened here: our type by its content, sandboxed, with its name in any
 * script. Whole or in part, and not at all where the reader has it already. The caller has checked the rights.
 */
export async function sendFile<E extends AppEnv>(c: Context<E>, file: StoredFile): Promise<Response> {
  // Each version has an object of its own that is never written again.
  const etag = `"${file.publicKey}"`
  c.header('ETag', etag)
  c.header('Accept-Ranges', 'bytes')
  c.header('Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
  if (knows(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  const range = wanted(c, file, etag)
  if (range === 'unsatisfiable') {
    c.header('Content-Range', `bytes */${file.bytes}`)
    return c.body(null, 416)
  }
  const { bucket } = (c as unknown as Context<AppEnv>).get('ctx')
  const path = objectPath(file.objectKey)
  const object = c.req.method === 'HEAD' ? await bucket.head(path) : await bucket.get(path, range ? { range } : {})
  if (!object) throw new Problem('not_found')
  c.header('Content-Type', forms[file.type].media)
  c.header('Content-Disposition', attachment(nameOf(file)))
  c.header('Content-Length', String(range?.length ?? file.bytes))
  if (range) c.header('Content-Range', `bytes ${range.offset}-${range.offset + range.length - 1}/${file.bytes}`)
  const status = range ? 206 : 200
  return 'body' in object ? c.body((object as R2ObjectBody).body, status) : c.body(null, status)
}
