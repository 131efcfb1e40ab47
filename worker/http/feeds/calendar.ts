import { type Context, Hono } from 'hono'
import { Problem } from '#worker/core/problem.ts'
import { plain } from '#worker/core/text/localized.ts'
import { feedChangedAt, writeFeed } from '#worker/domain/calendars/feed.ts'
import { findFeedEntry, findOrganizationFeed, listFeedEntries } from '#worker/domain/calendars/queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { eventTag, organizationTag } from '#worker/http/middleware/caching.ts'
import { answerFeed, languageOf } from './conditional.ts'

const optionsOf = (c: Context<AppEnv>) => {
  const { origin, now } = c.get('ctx')
  return { locale: languageOf(c), origin, now }
}

interface Calendar {
  body: string
  changedAt: Date
  name: string
  tag: string
}

const answerCalendar = (c: Context<AppEnv>, { name, ...calendar }: Calendar) =>
  answerFeed(c, { ...calendar, contentType: 'text/calendar; charset=utf-8', fileName: `${name}.ics` })

export default new Hono<AppEnv>()
  .get('/calendar.ics', async (c) => {
    const entries = await listFeedEntries(c.get('ctx'))
    return answerCalendar(c, {
      body: writeFeed(entries, optionsOf(c)),
      changedAt: feedChangedAt(entries, c.get('ctx').now),
      name: 'calendar',
      tag: 'events',
    })
  })
  .get('/events/:event/calendar.ics', async (c) => {
    const entry = await findFeedEntry(c.get('ctx'), c.req.param('event'))
    if (!entry) throw new Problem('not_found')
    const options = optionsOf(c)
    return answerCalendar(c, {
      body: writeFeed([entry], { ...options, name: plain(entry.event.title, options.locale, entry.event.languages) }),
      changedAt: feedChangedAt([entry], options.now),
      name: entry.event.slug,
      tag: eventTag(entry.event.id),
    })
  })
  .get('/organizations/:organization/calendar.ics', async (c) => {
    const found = await findOrganizationFeed(c.get('ctx'), c.req.param('organization'))
    if (!found) throw new Problem('not_found')
    const { organization, entries, changedAt } = found
    const options = optionsOf(c)
    return answerCalendar(c, {
      body: writeFeed(entries, { ...options, name: plain(organization.name, options.locale) }),
      changedAt: feedChangedAt(entries, options.now, changedAt),
      name: organization.slug,
      tag: organizationTag(organization.id),
    })
  })
