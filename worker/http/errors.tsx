import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ZodError } from 'zod'
import { messages } from '#web/messages/messages.ts'
import { ProblemPage } from '#web/pages/public/problem.tsx'
import { busyCode } from '#worker/core/busy.ts'
import { failureWords } from '#worker/core/failure.ts'
import { Problem, type ProblemCode, problemStatuses } from '#worker/core/problem.ts'
import type { AppEnv } from './env.ts'
import { frame } from './frame.ts'
import { faultsOf } from './validate.ts'

type Refusal = { code: ProblemCode | 'unexpected'; status: ContentfulStatusCode; errors?: Record<string, string> }

const wantsPage = (c: Context) =>
  (c.req.header('accept') ?? '').includes('text/html') && !c.req.path.startsWith('/api/')

function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof Problem) return { code: error.code, status: error.status }
  if (error instanceof ZodError) return { code: 'request.invalid', status: 422, errors: faultsOf(error) }
  const code = busyCode(error)
  console.error(JSON.stringify({ requestId, error: failureWords(error) }))
  return code ? { code, status: problemStatuses[code] } : { code: 'unexpected', status: 500 }
}

/** When it is worth to come back: the free plan's day ends at midnight UTC. */
function retryAfterSeconds(code: Refusal['code'], now: Date): number | undefined {
  if (code === 'request.too_many') return 60
  if (code === 'service.busy') return 5
  return code === 'service.day_limit' ? 86_400 - (Math.floor(now.getTime() / 1000) % 86_400) : undefined
}

async function answer(c: Context<AppEnv>, refusal: Refusal) {
  const locale = c.get('locale') ?? 'en'
  const { requestId, now = new Date() } = c.get('ctx') ?? {}
  const retryAfter = retryAfterSeconds(refusal.code, now)
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  // The door may have allowed caching before it failed.
  c.header('Cache-Control', 'private, no-store')
  c.header('Cache-Tag', undefined)
  if (refusal.code === 'auth.required' && wantsPage(c) && c.req.method === 'GET') {
    return c.redirect(`/sign-in?lang=${locale}&next=${encodeURIComponent(c.req.path)}`, 303)
  }
  if (wantsPage(c) && c.get('ctx')) {
    const reference = refusal.code === 'unexpected' ? { reference: requestId ?? '' } : {}
    return c.html(<ProblemPage frame={frame(c)} code={refusal.code} path={c.req.path} {...reference} />, refusal.status)
  }
  const words = messages(locale).shared.problems[refusal.code]
  return c.body(
    JSON.stringify({
      type: `about:blank#${refusal.code}`,
      title: words.title,
      status: refusal.status,
      detail: words.next,
      code: refusal.code,
      ...(refusal.errors ? { errors: refusal.errors } : {}),
      ...(refusal.code === 'unexpected' ? { requestId } : {}),
    }),
    refusal.status,
    { 'Content-Type': 'application/problem+json' },
  )
}

/** The only error handler: a refusal becomes a page or problem+json (RFC 9457); anything else is logged and answered without detail. */
export const onError = (error: Error, c: Context<AppEnv>) => answer(c, refusalOf(error, c.get('ctx')?.requestId ?? ''))

export const notFound = (c: Context<AppEnv>) => answer(c, { code: 'not_found', status: 404 })
