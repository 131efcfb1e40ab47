import { type Context, Hono } from 'hono'
import { Problem } from '#worker/core/problem.ts'
import { type Feed, pollFeed } from '#worker/domain/calendars/keep.ts'
import { feedOfAll, feedOfEvent, feedOfOrganization } from '#worker/domain/calendars/public-feeds.ts'
import { EventQuery, ManyQuery } from '#worker/domain/calendars/schema.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { answerPoll, heldCopy, languageOf } from './conditional.ts'
import { noteReader } from './readers.ts'

/** Answers with a feed, whoever asks: no header of the client but its validators changes a byte. */
async function answer(c: Context<AppEnv>, feed: Feed, name: string): Promise<Response> {
  const kept = await pollFeed(c.get('ctx'), feed, heldCopy(c))
  if (!kept) throw new Problem('not_found')
  // Nobody is the organiser of all events.
  if (kept.source !== 'events') await noteReader(c, kept.source)
  return answerPoll(c, kept, { contentType: 'text/calendar; charset=utf-8', fileName: `${name}.ics` })
}

/** The feed of one part of an event's programme, whose address ends in `.ics`. */
function answerPart(c: Context<AppEnv>, part: 'track' | 'room' | 'speaker' | 'session'): Promise<Response> {
  const [slug = '', value = ''] = [c.req.param('event'), c.req.param(part)?.replace(/\.ics$/, '')]
  const query = EventQuery.parse({ ...c.req.query(), [part]: value })
  // A number that cannot be one would count as not asked.
  if (query[part] !== value) throw new Problem('not_found')
  return answer(c, feedOfEvent(slug, query, languageOf(c)), `${slug}-${value}`)
}

export default new Hono<AppEnv>()
  .get('/calendar.ics', (c) => answer(c, feedOfAll(ManyQuery.parse(c.req.query()), languageOf(c)), 'calendar'))
  .get('/organizations/:organization/calendar.ics', (c) => {
    const slug = c.req.param('organization')
    return answer(c, feedOfOrganization(slug, ManyQuery.parse(c.req.query()), languageOf(c)), slug)
  })
  .get('/events/:event/calendar.ics', (c) => {
    const slug = c.req.param('event')
    return answer(c, feedOfEvent(slug, EventQuery.parse(c.req.query()), languageOf(c)), slug)
  })
  .get('/events/:event/tracks/:track{.+\\.ics}', (c) => answerPart(c, 'track'))
  .get('/events/:event/rooms/:room{.+\\.ics}', (c) => answerPart(c, 'room'))
  .get('/events/:event/speakers/:speaker{.+\\.ics}', (c) => answerPart(c, 'speaker'))
  .get('/events/:event/sessions/:session{.+\\.ics}', (c) => answerPart(c, 'session'))
