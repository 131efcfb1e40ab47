import { Hono } from 'hono'
import type { AppEnv } from '#worker/http/env.ts'

export default new Hono<AppEnv>()
