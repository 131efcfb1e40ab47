import type { Context } from 'hono'
import { bodyInTime } from '#worker/core/body-in-time.ts'
import type { Upload } from '#worker/core/images/receive.ts'
import { Problem } from '#worker/core/problem.ts'

/** The announced length of the body: refused when absent or beyond the limit, before a byte is read. */
export function announcedLength(c: Context, maxBytes: number): number {
  const header = c.req.header('content-length')
  if (header === undefined || !/^\d{1,12}$/.test(header)) throw new Problem('request.length_required')
  const bytes = Number(header)
  if (bytes > maxBytes) throw new Problem('request.too_large')
  return bytes
}

/** The fields of a multipart form of at most `maxBytes`. */
export async function pictureForm(c: Context, maxBytes: number): Promise<FormData> {
  announcedLength(c, maxBytes)
  if (!(c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/form-data'))
    throw new Problem('request.unsupported_type')
  return bodyInTime(c.req.formData())
}

/** The chosen files of a field; a form sent without a choice holds one nameless empty file. */
export const filesOf = (form: FormData, field: string): File[] =>
  form.getAll(field).filter((value) => typeof value !== 'string' && (value.size > 0 || value.name !== '')) as File[]

export const uploadOf = (file: File): Upload => ({
  body: file.stream() as ReadableStream<Uint8Array>,
  bytes: file.size,
})
