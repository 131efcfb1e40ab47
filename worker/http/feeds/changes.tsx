import { Hono } from 'hono'
import { sessionPath } from '#web/components/programme-paths.ts'
import { ReleaseNotes } from '#web/components/release-notes.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { uuidOf } from '#worker/core/ids.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { escapeXml, xmlElement } from '#worker/core/text/xml.ts'
import { type Changelog, getChangelog } from '#worker/domain/programme/changelog.ts'
import type { Release } from '#worker/domain/programme/versions.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { answerFeed, languageOf } from './conditional.ts'

interface FeedOf extends Changelog {
  locale: Locale
  origin: string
}

const text = (name: string, value: string) => xmlElement(name, {}, escapeXml(value))

/** A row's id as a name for ever (RFC 9562); an update of an installation made some without hyphens. */
const urn = (id: string) => text('id', `urn:uuid:${uuidOf(id.replaceAll('-', ''))}`)

const address = ({ event, locale, origin }: FeedOf, path: string) =>
  origin + link({ locale }, `/events/${event.slug}/${path}`)

const alternate = (feed: FeedOf, path: string) =>
  xmlElement('link', { rel: 'alternate', type: 'text/html', hreflang: feed.locale, href: address(feed, path) })

function entryOf(feed: FeedOf, release: Release): string {
  const { event, locale, origin, shown } = feed
  const pageOf = (number: number) =>
    shown.has(number) ? origin + link({ locale }, sessionPath(event, { number })) : undefined
  const notes = String(<ReleaseNotes {...{ locale, event, release, pageOf }} />)
  return xmlElement(
    'entry',
    {},
    [
      text(
        'title',
        `${messages(locale).programme.changes.version(release.number)} · ${plain(event.title, locale, event.languages)}`,
      ),
      urn(release.id),
      text('published', release.releasedAt.toISOString()),
      text('updated', release.releasedAt.toISOString()),
      alternate(feed, `changes#version-${release.number}`),
      xmlElement('content', { type: 'html' }, escapeXml(notes)),
    ].join(''),
  )
}

/** The newest releases as Atom (RFC 4287), in one language. */
function writeAtom(feed: FeedOf): string {
  const { event, locale, releases, hosts } = feed
  const name = plain(event.title, locale, event.languages)
  const self = { rel: 'self', type: 'application/atom+xml', href: address(feed, 'changes.atom') }
  const updatedAt = releases[0]?.releasedAt ?? event.publishedAt ?? event.createdAt
  const parts = [
    text('title', messages(locale).programme.changes.feedTitle(name)),
    urn(event.id),
    text('updated', updatedAt.toISOString()),
    ...hosts.map((host) => xmlElement('author', {}, text('name', plain(host.name, locale, event.languages)))),
    xmlElement('link', self),
    alternate(feed, 'changes'),
    ...releases.map((release) => entryOf(feed, release)),
  ]
  const root = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('feed', root, parts.join('\n'))}\n`
}

export default new Hono<AppEnv>().get('/events/:event/changes.atom', async (c) => {
  const ctx = c.get('ctx')
  const changelog = await getChangelog(ctx, c.req.param('event'))
  const { event } = changelog
  return answerFeed(c, {
    body: writeAtom({ ...changelog, locale: languageOf(c), origin: ctx.origin }),
    contentType: 'application/atom+xml; charset=utf-8',
    changedAt: event.updatedAt,
    fileName: `${event.slug}-changes.atom`,
    tag: eventTag(event.id),
  })
})
