import type { Context } from 'hono'
import type { Frame } from '#web/layouts/frame.ts'
import type { AppEnv, SignedInEnv } from './env.ts'
import { filesOrigin } from './files/second-host.ts'

/** The frame of the page at this request. */
export function frame<E extends AppEnv>(request: Context<E>, style = ''): Frame {
  const c = request as unknown as Context<AppEnv>
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  const query = url.searchParams.toString()
  if (style) c.set('pageStyle', style)
  const ctx = c.get('ctx')
  const base = {
    locale: c.get('locale'),
    origin: ctx.origin,
    // `//host` at the beginning of a link would lead to another host.
    path: url.pathname.replace(/^\/+/, '/'),
    query: query ? `&${query}` : '',
    now: ctx.now,
    style,
    filesOrigin: filesOrigin(c.env) ?? '',
  }
  const account = (c as unknown as Context<SignedInEnv>).get('account')
  return account ? { ...base, account: { name: account.name } } : base
}
