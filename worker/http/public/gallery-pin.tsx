import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { galleryPath, photoPath } from '#web/components/photo-paths.ts'
import { link } from '#web/layouts/frame.ts'
import { GalleryPinPage } from '#web/pages/public/gallery-closed.tsx'
import { Problem } from '#worker/core/problem.ts'
import { openGallery } from '#worker/domain/galleries/showing/open.ts'
import { PinForm } from '#worker/domain/galleries/showing/schema.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { keepGalleryPass } from '../middleware/gallery-pass.ts'
import { limitBody, limitByAddress } from '../middleware/limits.ts'
import { readForm } from '../validate.ts'

/** The way on once the PIN was right: the picture that was asked for, or all of them. */
const isKey = (photo: string | undefined): photo is string => photo !== undefined && /^[\w-]{22}$/.test(photo)

/** At the address of the albums themselves, so that the page with a wrong PIN is there in every language. */
export default new Hono<AppEnv>().post(
  '/events/:event/photos',
  limitByAddress('LIMIT_SIGN_IN'),
  limitBody(8192),
  async (c) => {
    const read = await readForm(c, PinForm)
    if (!read.ok) throw new Problem('request.invalid')
    const { pin, photo } = read.data
    const opened = await openGallery(c.get('ctx'), c.req.param('event'), pin)
    const { event } = opened
    if ('refused' in opened) {
      const { refused } = opened
      const page = <GalleryPinPage frame={frame(c, accentStyle(event.accent))} {...{ event, photo, refused }} />
      return c.html(page, refused === 'wrong' ? 403 : 429)
    }
    keepGalleryPass(c, event.id, opened.pass)
    return c.redirect(link(frame(c), isKey(photo) ? photoPath(event, photo) : galleryPath(event)), 303)
  },
)
