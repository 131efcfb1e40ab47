import { createMiddleware } from 'hono/factory'
import { Problem } from '#worker/core/problem.ts'
import type { AppEnv } from '../env.ts'

type LimitName = 'LIMIT_REGISTRATION' | 'LIMIT_SIGN_IN' | 'LIMIT_RESEND' | 'LIMIT_UPLOAD'

/** Refuses a flood from one network address; the numbers stand in wrangler.toml. Codes and quotas are counted in D1 instead. */
export const limitByAddress = (name: LimitName) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const { success } = await c.env[name].limit({ key: c.req.header('cf-connecting-ip') ?? 'local' })
    if (!success) throw new Problem('request.too_many')
    await next()
  })

/** Refuses a body larger than `maxBytes` by its declared length, before a byte is read; whoever reads it counts again. */
export const limitBody = (maxBytes: number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw new Problem('request.too_large')
    await next()
  })
