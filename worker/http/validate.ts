import type { Context } from 'hono'
import type * as z from 'zod'
import { type FieldFault, type FormState, isFieldFault } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'

export type FormResult<T> = { ok: true; data: T; form: FormState } | { ok: false; form: FormState }

/** The fault of one zod issue; a refinement names its own by its message. */
function faultOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === 'custom' && isFieldFault(issue.message)) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required'
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'required' : 'too_small'
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too_long' : 'too_large'
  return isFieldFault(issue.message) ? issue.message : 'invalid'
}

/** The faults of a failed parse, by dotted path; the first of each field. */
export function faultsOf(error: z.ZodError): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {}
  for (const issue of error.issues) faults[issue.path.join('.')] ??= faultOf(issue)
  return faults
}

/** Above the longest form, an event's texts in eight languages, percent-encoded; pictures are counted where they are received. */
const maxBodyBytes = 2 * 1024 * 1024

/** The body with its type, counted while it comes: the declared length may be missing. Throws `request.too_large`, `request.malformed`. */
async function bodyOf(c: Context): Promise<Response> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = (c.req.raw.body as ReadableStream<Uint8Array> | null)?.getReader()
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw new Problem('request.malformed')
    })
    if (!part || part.done) break
    bytes += part.value.length
    if (bytes > maxBodyBytes) {
      await reader?.cancel().catch(() => undefined)
      throw new Problem('request.too_large')
    }
    chunks.push(part.value)
  }
  return new Response(new Blob(chunks), { headers: { 'content-type': c.req.header('content-type') ?? '' } })
}

/** A body as it came, for doors that check its signature; limited like any other. */
export const readText = async (c: Context): Promise<string> => (await bodyOf(c)).text()

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data']

/** `{ "title.vi": "…" }` as `{ title: { vi: "…" } }`; an empty field counts as absent, a repeated one as a list. */
function nest(entries: Iterable<[string, string | File]>): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const [path, value] of entries) {
    const keys = path.split('.').slice(0, 4)
    const last = keys.pop() ?? ''
    let node = root
    for (const key of keys) {
      node[key] = typeof node[key] === 'object' ? node[key] : Object.create(null)
      node = node[key] as Record<string, unknown>
    }
    if (value === '') continue
    const earlier = node[last]
    if (Array.isArray(earlier)) earlier.push(value)
    else node[last] = earlier === undefined ? value : [earlier, value]
  }
  return root
}

/** Reads and checks a posted form. What was typed is kept for the page that shows the faults; a field that is repeated, such as ticked boxes, with blanks between. */
export async function readForm<T extends z.ZodType>(c: Context, schema: T): Promise<FormResult<z.output<T>>> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!formTypes.includes(type)) throw new Problem('request.unsupported_type')
  const body = await bodyOf(c)
  const form = await body.formData().catch(() => {
    throw new Problem('request.malformed')
  })
  const entries = [...form.entries()]
  const values: Record<string, string> = {}
  for (const [path, value] of entries) {
    if (typeof value === 'string') values[path] = path in values ? `${values[path]} ${value}` : value
  }
  const parsed = schema.safeParse(nest(entries), { reportInput: true })
  if (parsed.success) return { ok: true, data: parsed.data, form: { values, faults: {} } }
  return { ok: false, form: { values, faults: faultsOf(parsed.error) } }
}

/** Reads and checks a JSON body; throws a ZodError, answered as 422 problem+json by http/errors. */
export async function readJson<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Problem('request.unsupported_type')
  const body = await bodyOf(c)
  const value: unknown = await body.json().catch(() => {
    throw new Problem('request.malformed')
  })
  return schema.parse(value, { reportInput: true })
}
