import { exports } from 'cloudflare:workers'
import { Buffer } from 'node:buffer'

const origin = 'http://lectern.test'

const send = (method: string, path: string, body: BodyInit | null, headers: Record<string, string>) =>
  (exports as unknown as { default: { fetch(url: string, init: RequestInit): Promise<Response> } }).default.fetch(
    origin + path,
    { method, redirect: 'manual', body, headers: { origin, accept: 'application/json', ...headers } },
  )

/** SHA-256 as 64 hex digits. */
export const sha256 = async (bytes: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')

/** Announces a file for the material at `base`. */
export async function begin(
  { base, cookie }: { base: string; cookie: string },
  bytes: number,
  fileName = 'Bài giảng.pdf',
) {
  const body = JSON.stringify({ fileName, bytes })
  const answer = await send('POST', `${base}/uploads`, body, { cookie, 'content-type': 'application/json' })
  return { status: answer.status, answer: (await answer.json()) as { id: string; code?: string } }
}

/** Sends one part; answers with the status and the code of a refusal. */
export async function put(upload: string, part: number, bytes: Uint8Array, headers: Record<string, string>) {
  const answer = await send('PUT', `${upload}/parts/${part}`, bytes, {
    'content-type': 'application/octet-stream',
    'content-length': String(bytes.length),
    'x-sha256': await sha256(bytes),
    ...headers,
  })
  const text = await answer.text()
  return [answer.status, text === '' ? '' : (JSON.parse(text) as { code: string }).code]
}

/** Ends an upload; answers with the status and the code of a refusal. */
export async function finish(upload: string, cookie: string) {
  const answer = await send('POST', `${upload}/completion`, null, { cookie })
  return [answer.status, ((await answer.json()) as { code?: string }).code ?? '']
}

interface SentFile {
  name: string
  bytes: Uint8Array
  /** What the browser says that it is. */
  type?: string
  /** What is announced; the true length unless told. */
  length?: number
}

/** A file in a form, as a browser without script sends it. */
export async function sendForm(
  path: string,
  cookie: string,
  field: string,
  { name, bytes, type = '', length }: SentFile,
) {
  const fields = new FormData()
  fields.set(field, new File([bytes], name, { type }))
  const request = new Request(origin, { method: 'POST', body: fields })
  const body = await request.arrayBuffer()
  const headers = {
    cookie,
    accept: 'text/html',
    'content-type': request.headers.get('content-type') ?? '',
    'content-length': String(length ?? body.byteLength),
  }
  return send('POST', path, body, headers)
}
