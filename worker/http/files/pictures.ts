import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { eventTag, organizationTag } from '#worker/core/edge-cache.ts'
import { type PictureName, pictureKey, pictureNames } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { isPassOf } from '#worker/domain/galleries/showing/door.ts'
import {
  mayPreviewPicture,
  type PictureOwner,
  publicPictureOwner,
} from '#worker/domain/galleries/showing/public-picture.ts'
import type { AppEnv } from '../env.ts'
import { cacheFor } from '../middleware/caching.ts'
import { galleryPass } from '../middleware/gallery-pass.ts'
import { signInCookie } from '../middleware/sign-in.ts'

const maxAgeSeconds = 300

/** Whether a name is of a size that pictures have. */
export const isPictureName = (name: string): name is PictureName => pictureNames.some((known) => known === name)

const tagOf = (owner: PictureOwner) => (owner.kind === 'event' ? eventTag(owner.id) : organizationTag(owner.id))

/** What the store has: with a body, without one when the reader's copy is still right, or nothing. */
const read = (c: Context<AppEnv>, key: string): Promise<R2Object | R2ObjectBody | null> => {
  const { bucket } = c.get('ctx')
  const known = c.req.header('if-none-match')
  if (known) return bucket.get(key, { onlyIf: new Headers({ 'if-none-match': known }) })
  return c.req.method === 'HEAD' ? bucket.head(key) : bucket.get(key)
}

/** Sends a picture with a type that we chose: whatever its bytes are, a browser neither guesses nor runs them. The caller has checked the rights. */
export async function sendPicture(c: Context<AppEnv>, key: string, name: PictureName) {
  const object = await read(c, pictureKey(key, name))
  if (!object) throw new Problem('not_found')
  c.header('ETag', object.httpEtag)
  c.header('Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
  if ('body' in object || c.req.method === 'HEAD') {
    c.header('Content-Type', name === 'og.jpg' ? 'image/jpeg' : 'image/webp')
    c.header('Content-Length', String(object.size))
    return 'body' in object ? c.body(object.body) : c.body(null)
  }
  return c.body(null, 304)
}

/** The picture of a draft goes to those who prepare it, and is kept nowhere. */
const isPreviewed = async (c: Context<AppEnv>, key: string) =>
  mayPreviewPicture(c.get('ctx'), key, await plainHash(getCookie(c, signInCookie, 'host') ?? ''))

/** A picture behind a PIN is for browsers that gave it. */
const isPassed = async (c: Context<AppEnv>, { id: eventId, pinHash }: PictureOwner) =>
  pinHash === null || (await isPassOf(c.get('ctx'), { eventId, pinHash }, galleryPass(c, eventId)))

/** Everybody's pictures are kept everywhere for five minutes, those behind a PIN by the browser that gave it. */
function letKeep(c: Context<AppEnv>, owner: PictureOwner) {
  if (owner.pinHash === null) cacheFor(c, maxAgeSeconds, tagOf(owner))
  else c.header('Cache-Control', `private, max-age=${maxAgeSeconds}`)
  if (!owner.isIndexed || owner.pinHash !== null) c.header('X-Robots-Tag', 'noindex')
}

export default new Hono<AppEnv>().get('/files/:key/:name', async (c) => {
  const { key, name } = c.req.param()
  if (!/^[\w-]{22}$/.test(key) || !isPictureName(name)) throw new Problem('not_found')
  const owner = await publicPictureOwner(c.get('ctx'), key)
  if (owner && (await isPassed(c, owner))) letKeep(c, owner)
  else if (!(await isPreviewed(c, key))) throw new Problem('not_found')
  return sendPicture(c, key, name)
})
