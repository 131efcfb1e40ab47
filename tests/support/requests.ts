import { exports } from 'cloudflare:workers'

const origin = 'http://lectern.test'

interface Options {
  cookie?: string
  headers?: Record<string, string>
}

const call = (path: string, init: RequestInit): Promise<Response> =>
  (exports as unknown as { default: { fetch(url: string, init: RequestInit): Promise<Response> } }).default.fetch(
    origin + path,
    { redirect: 'manual', ...init },
  )

const baseHeaders = ({ cookie, headers = {} }: Options) => ({
  accept: 'text/html',
  ...(cookie ? { cookie } : {}),
  ...headers,
})

export const get = (path: string, options: Options = {}) => call(path, { headers: baseHeaders(options) })

export const head = (path: string, options: Options = {}) =>
  call(path, { method: 'HEAD', headers: baseHeaders(options) })

/** A form posted from our own page. */
export const post = (path: string, fields: Record<string, string> | URLSearchParams, options: Options = {}) =>
  call(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin, ...baseHeaders(options) } })

export const postJson = (path: string, body: unknown, options: Options = {}) =>
  call(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { accept: 'application/json', 'content-type': 'application/json', ...(options.headers ?? {}) },
  })
