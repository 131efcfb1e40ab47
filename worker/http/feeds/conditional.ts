import type { Context } from 'hono'
import type { Locale } from '#worker/core/text/languages.ts'
import { plainHash } from '#worker/core/tokens.ts'
import type { HeldCopy, KeptFeed } from '#worker/domain/calendars/keep.ts'
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

/** The copy that a client says it has; its tag counts before its date, which of a kept feed never goes back. */
export function heldCopy(c: Context<AppEnv>): HeldCopy {
  const tags = c.req.header('if-none-match')
  if (tags === '*') return { since: new Date(8.64e15) }
  if (tags !== undefined) return { hash: tags.match(/[\da-f]{64}/)?.[0] }
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  return Number.isNaN(since) ? {} : { since: new Date(since) }
}

/** Whether a client has these bytes. */
const isHeld = (held: HeldCopy, { hash, changedAt }: KeptFeed): boolean =>
  held.hash === hash || (held.since ?? new Date(0)) >= changedAt

const takesGzip = (encodings: string) =>
  encodings.split(',').some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(one))

/** Whether the client takes gzip: at the edge the header always says so, and `cf` what the client said. */
function wantsGzip(c: Context<AppEnv>): boolean {
  const header = c.req.header('accept-encoding') ?? ''
  const client = c.req.raw.cf?.clientAcceptEncoding
  return takesGzip(header) && takesGzip(typeof client === 'string' ? client : header)
}

/**
 * Answers a poll of a kept feed. The edge keeps nothing of it: its readers are counted, and a poll costs one row. It does not
 * compress calendars either, so the runtime does; then the tag is another (RFC 9110 §8.8.3.3).
 */
export function answerPoll(
  c: Context<AppEnv>,
  kept: KeptFeed,
  { contentType, fileName }: Pick<Feed, 'contentType' | 'fileName'>,
): Response {
  const isGzip = wantsGzip(c)
  c.header('Cache-Control', 'private, max-age=300')
  c.header('Vary', 'Accept-Encoding')
  c.header('ETag', `"${kept.hash}${isGzip ? '-gzip' : ''}"`)
  c.header('Last-Modified', kept.changedAt.toUTCString())
  if (kept.body === null || isHeld(heldCopy(c), kept)) return c.body(null, 304)
  if (isGzip) c.header('Content-Encoding', 'gzip')
  c.header('Content-Type', contentType)
  c.header('Content-Disposition', `inline; filename="${fileName}"`)
  return c.body(kept.body)
}
