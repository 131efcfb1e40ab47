import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { eventTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { nameOf } from '#worker/domain/materials/address.ts'
import { passIn } from '#worker/domain/materials/pass.ts'
import { findFile } from '#worker/domain/materials/released.ts'
import type { AppEnv } from '../env.ts'
import { cacheFor } from '../middleware/caching.ts'
import { signInCookie } from '../middleware/sign-in.ts'
import { giveFile } from './give-file.ts'

const maxAgeSeconds = 300

/** The rights are asked for at every request: an address alone gives nothing. */
export default new Hono<AppEnv>().get('/files/:file{material-[\\w-]+}/:name', async (c) => {
  const { file: address, name } = c.req.param()
  const signInHash = await plainHash(getCookie(c, signInCookie, 'host') ?? '')
  const asker = { signInHash, pass: passIn(c.req.query()) }
  const file = await findFile(c.get('ctx'), address.slice('material-'.length), asker)
  if (!file || nameOf(file) !== name) throw new Problem('not_found')
  if (file.isPublic) cacheFor(c, maxAgeSeconds, eventTag(file.eventId))
  return giveFile(c, file)
})
