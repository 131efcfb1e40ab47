import { type Context, Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import { Problem } from '#worker/core/problem.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { HeldCopy } from '#worker/domain/calendars/keep.ts'
import type { PersonalWords } from '#worker/domain/calendars/personal/entries.ts'
import { getFeed, type PolledFeed } from '#worker/domain/calendars/personal/queries.ts'
import { noteShown, presentVersion, type ShownVersion } from '#worker/domain/calendars/personal/shown.ts'
import { writePersonalFeed } from '#worker/domain/calendars/personal/write.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { answerPoll, heldCopy, languageOf } from './conditional.ts'
import { noteReader } from './readers.ts'

function wordsOf(locale: Locale): PersonalWords {
  const { attendee, calendars, public: words } = messages(locale)
  return { standing: attendee.ticket.states, kinds: words.event.placeKinds, ...calendars.entries }
}

/** Whether a client has the present bytes; a date that it names never lies, since ours does not go back. */
const hasCopy = (held: HeldCopy, { hash, changedAt }: ShownVersion) =>
  held.hash === hash || (held.since !== undefined && held.since >= changedAt)

/** The version that a client is told, and its bytes unless it has them: from one row where it does, else written anew. */
async function answerOf(c: Context<AppEnv>, feed: PolledFeed): Promise<ShownVersion & { body: string | null }> {
  const [ctx, locale, held] = [c.get('ctx'), languageOf(c), heldCopy(c)]
  const present = presentVersion(feed, locale)
  if (present && hasCopy(held, present)) return { ...present, body: null }
  const body = await writePersonalFeed(ctx, feed, { locale, words: wordsOf(locale) })
  if (body === undefined) throw new Problem('not_found')
  const version = await noteShown(ctx, feed, locale, body)
  return { ...version, body: hasCopy(held, version) ? null : body }
}

/** A person's own feed. Its bytes are not kept, since hardly two people have the same; nobody else may keep them. */
export default new Hono<AppEnv>().get('/calendars/:feed{[\\w-]+\\.ics}', async (c) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  const feed = await getFeed(c.get('ctx'), c.req.param('feed').replace(/\.ics$/, ''))
  const version = await answerOf(c, feed)
  if (feed.readersOf) await noteReader(c, `event:${feed.readersOf}`)
  const file = { contentType: 'text/calendar; charset=utf-8', fileName: 'my-calendar.ics' }
  const answer = answerPoll(c, { source: '', ...version }, file)
  // Nothing keeps it on the way, so that an address that was replaced stops at once.
  answer.headers.set('Cache-Control', 'private, no-store')
  return answer
})
