import { Hono } from 'hono'
import { Problem } from '#worker/core/problem.ts'
import { nameOf } from '#worker/domain/materials/address.ts'
import { getTicketFile } from '#worker/domain/registrations/materials.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { giveFile } from '#worker/http/files/give-file.ts'

/** What only registrants may have: the ticket's link is the proof, so that the file's own address is worth nothing to others. */
export default new Hono<AppEnv>().get('/tickets/:token/files/:file{material-[\\w-]+}/:name', async (c) => {
  c.header('Referrer-Policy', 'no-referrer')
  const { token, file: address, name } = c.req.param()
  const file = await getTicketFile(c.get('ctx'), token, address.slice('material-'.length))
  if (nameOf(file) !== name) throw new Problem('not_found')
  return giveFile(c, { ...file, isPublic: false, holder: 'reader' })
})
