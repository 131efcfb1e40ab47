import { Hono } from 'hono'
import { galleryPath, newestPath, photoPath } from '#web/components/photo-paths.ts'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { escapeXml, xmlElement } from '#worker/core/text/xml.ts'
import { closedBecause, isListed } from '#worker/domain/galleries/showing/door.ts'
import { type NewestPhotos, newestPhotos } from '#worker/domain/galleries/showing/newest.ts'
import type { AppEnv } from '../env.ts'
import { answerFeed, languageOf } from './conditional.ts'

interface FeedOf extends NewestPhotos {
  locale: Locale
  origin: string
}

type Newest = NewestPhotos['photos'][number]

const text = (name: string, value: string) => xmlElement(name, {}, escapeXml(value))

const widthOfFeed = 1600

function itemOf({ event, locale, origin }: FeedOf, photo: Newest): string {
  const words = (value: Newest['caption']) => plain(value, locale, event.languages)
  const address = origin + photoPath(event, photo.publicKey)
  const width = Math.min(widthOfFeed, photo.width)
  const picture = {
    ...{ url: origin + pictureAddress(photo.publicKey, widthOfFeed), type: 'image/webp', medium: 'image' },
    ...{ width: String(width), height: String(Math.max(1, Math.round((photo.height * width) / photo.width))) },
  }
  const credit = photo.credit ? [text('media:credit', photo.credit)] : []
  return xmlElement(
    'item',
    {},
    [
      text('title', words(photo.caption) || words(photo.alt)),
      text('link', `${address}?lang=${locale}`),
      // The same in each language, and when the picture is turned, which changes its address.
      xmlElement('guid', { isPermaLink: 'false' }, `urn:uuid:${photo.id}`),
      ...(photo.readyAt ? [text('pubDate', photo.readyAt.toUTCString())] : []),
      text('description', words(photo.alt)),
      xmlElement('media:content', picture, credit.join('')),
    ].join(''),
  )
}

/** The newest pictures as RSS 2.0 with Media RSS, in one language. */
function writeRss(feed: FeedOf): string {
  const { event, photos, locale, origin } = feed
  const t = messages(locale).public.photos
  const self = { href: origin + link({ locale }, newestPath(event)), rel: 'self', type: 'application/rss+xml' }
  const title = t.feed(plain(event.title, locale, event.languages))
  const channel = [
    text('title', title),
    text('link', origin + link({ locale }, galleryPath(event))),
    text('description', title),
    text('language', locale),
    xmlElement('atom:link', self),
    ...photos.map((photo) => itemOf(feed, photo)),
  ]
  const root = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('rss', root, xmlElement('channel', {}, channel.join('\n')))}\n`
}

export default new Hono<AppEnv>().get('/events/:event/photos.rss', async (c) => {
  const ctx = c.get('ctx')
  const newest = await newestPhotos(ctx, c.req.param('event'))
  // A reader of feeds can give no PIN.
  if (!newest || (await closedBecause(ctx, newest.door, undefined))) throw new Problem('not_found')
  const { event, changedAt } = newest
  if (!isListed(newest.door)) c.header('X-Robots-Tag', 'noindex')
  return answerFeed(c, {
    body: writeRss({ ...newest, locale: languageOf(c), origin: ctx.origin }),
    contentType: 'application/rss+xml; charset=utf-8',
    changedAt: new Date(Math.max(Number(event.updatedAt), Number(changedAt))),
    fileName: `${event.slug}-photos.rss`,
    tag: eventTag(event.id),
  })
})
