import { type Context, Hono } from 'hono'
import { Problem } from '#worker/core/problem.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { feedChangedAt, writeFeed } from '#worker/domain/calendars/feed.ts'
import { findFeedEntry, findOrganizationFeed, listFeedEntries } from '#worker/domain/calendars/queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { cacheFor, eventTag, organizationTag } from '#worker/http/middleware/caching.ts'

/** Calendar clients name no language, and what is cached must not depend on a header: without `?lang=` it is English. */
const languageOf = (c: Context<AppEnv>): Locale => (c.get('languageGiven') ? c.get('locale') : 'en')

const optionsOf = (c: Context<AppEnv>) => {
  const { origin, now } = c.get('ctx')
  return { locale: languageOf(c), origin, now }
}

const sameTag = (header: string, etag: string) =>
  header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)

/**
 * Whether the client's copy is the present one; its tag counts before its date (RFC 9110 §13.2.2). The date has to be the
 * very one that was sent, since an event that leaves a feed may take the newest change with it.
 */
function isFresh(c: Context, etag: string, changedAt: Date): boolean {
  const tags = c.req.header('if-none-match')
  if (tags !== undefined) return sameTag(tags, etag)
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  return since === changedAt.getTime()
}

interface Feed {
  body: string
  changedAt: Date
  fileName: string
  tag: string
}

async function answer(c: Context<AppEnv>, { body, changedAt, fileName, tag }: Feed): Promise<Response> {
  const etag = `"${await plainHash(body)}"`
  cacheFor(c, 300, tag)
  c.header('ETag', etag)
  c.header('Last-Modified', changedAt.toUTCString())
  if (isFresh(c, etag, changedAt)) return c.body(null, 304)
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  c.header('Content-Disposition', `inline; filename="${fileName}.ics"`)
  return c.body(body)
}

export default new Hono<AppEnv>()
  .get('/calendar.ics', async (c) => {
    const entries = await listFeedEntries(c.get('ctx'))
    return answer(c, {
      body: writeFeed(entries, optionsOf(c)),
      changedAt: feedChangedAt(entries, c.get('ctx').now),
      fileName: 'calendar',
      tag: 'events',
    })
  })
  .get('/events/:event/calendar.ics', async (c) => {
    const entry = await findFeedEntry(c.get('ctx'), c.req.param('event'))
    if (!entry) throw new Problem('not_found')
    const options = optionsOf(c)
    return answer(c, {
      body: writeFeed([entry], { ...options, name: plain(entry.event.title, options.locale, entry.event.languages) }),
      changedAt: feedChangedAt([entry], options.now),
      fileName: entry.event.slug,
      tag: eventTag(entry.event.id),
    })
  })
  .get('/organizations/:organization/calendar.ics', async (c) => {
    const found = await findOrganizationFeed(c.get('ctx'), c.req.param('organization'))
    if (!found) throw new Problem('not_found')
    const { organization, entries, changedAt } = found
    const options = optionsOf(c)
    return answer(c, {
      body: writeFeed(entries, { ...options, name: plain(organization.name, options.locale) }),
      changedAt: feedChangedAt(entries, options.now, changedAt),
      fileName: organization.slug,
      tag: organizationTag(organization.id),
    })
  })
