import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { albumReady } from '#web/mails/album-ready.tsx'
import { messages } from '#web/messages/messages.ts'
import { PhotosAnnouncementPage } from '#web/pages/console/photos-announcement.tsx'
import type { Locale } from '#worker/core/text/languages.ts'
import { getAnnouncement, tellOfAlbum } from '#worker/domain/galleries/tell.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'

async function previewOf(c: Context<EventEnv>, locale: Locale) {
  const { ctx, event } = c.var
  const reader = { locale, origin: ctx.origin }
  const name = messages(locale).photos.telling.someone
  return { locale, letter: await albumReady({ reader, event, name, hosts: [], onlineUrl: null, held: null }) }
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/photos/announcement', needs('registrations.manage'), async (c) => {
    const announcement = await getAnnouncement(c.var.ctx, c.var.event.id)
    const letters = await Promise.all(announcement.readers.map(({ locale }) => previewOf(c, locale)))
    return c.html(<PhotosAnnouncementPage {...eventPage(c)} {...{ announcement, letters }} />)
  })
  .post('/console/events/:event/photos/announcement', needs('registrations.manage'), async (c) => {
    const { ctx, account, event } = c.var
    await tellOfAlbum(ctx, account.id, event)
    c.executionCtx.waitUntil(drainSoon(ctx))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/photos/announcement`), 303)
  })
