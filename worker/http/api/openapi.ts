import { Hono } from 'hono'
import type { AppEnv } from '#worker/http/env.ts'

/** The describing library costs more to load than any page: it comes with the first request for the document. */
export default new Hono<AppEnv>().get('/api/openapi.json', async (c) => {
  const { openApiDocument } = await import('./description.ts')
  return c.json(await openApiDocument(c.get('ctx').origin))
})
