import type { Context } from 'hono'
import type { Locale } from '#worker/core/text/languages.ts'
import { plainHash } from '#worker/core/tokens.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { cacheFor } from '#worker/http/middleware/caching.ts'

/** What clients poll: a whole body, made anew for each question, and when it last changed. */
export interface Feed {
  body: string
  /** With its charset. */
  contentType: string
  changedAt: Date
  /** Under which name it is saved, with its ending. */
  fileName: string
  /** Under which tag the edge keeps it. */
  tag: string
}

/** Machines name no language, and what is cached must not depend on a header: without `?lang=` it is English. */
export const languageOf = (c: Context<AppEnv>): Locale => (c.get('languageGiven') ? c.get('locale') : 'en')

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
  return since === Math.floor(changedAt.getTime() / 1000) * 1000
}

/** Answers a poll: 304 to whom has the present copy, else the body; kept for five minutes under its tag. */
export async function answerFeed(c: Context<AppEnv>, feed: Feed): Promise<Response> {
  const etag = `"${await plainHash(feed.body)}"`
  cacheFor(c, 300, feed.tag)
  c.header('ETag', etag)
  c.header('Last-Modified', feed.changedAt.toUTCString())
  if (isFresh(c, etag, feed.changedAt)) return c.body(null, 304)
  c.header('Content-Type', feed.contentType)
  c.header('Content-Disposition', `inline; filename="${feed.fileName}"`)
  return c.body(feed.body)
}
