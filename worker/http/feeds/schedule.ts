import { type Context, Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { isLocale } from '#worker/core/text/languages.ts'
import { type FrabSchedule, frabSchedule } from '#worker/domain/programme/frab.ts'
import { frabXml } from '#worker/domain/programme/frab-xml.ts'
import { getReleasedWhole } from '#worker/domain/programme/versions.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { answerFeed } from './conditional.ts'

type Form = 'json' | 'xml'

const forms: Record<Form, { contentType: string; write: (schedule: FrabSchedule) => string }> = {
  json: { contentType: 'application/json; charset=utf-8', write: (schedule) => JSON.stringify(schedule) },
  xml: { contentType: 'application/xml; charset=utf-8', write: frabXml },
}

/** The newest release in one of its forms: in the language of the address, else in the event's first, whatever the client prefers. */
async function answer(c: Context<AppEnv>, slug: string, form: Form): Promise<Response> {
  const ctx = c.get('ctx')
  const { event, version } = await getReleasedWhole(ctx, slug)
  const first = event.languages[0] ?? 'en'
  const language = c.get('languageGiven') ? c.get('locale') : first
  const locale = isLocale(language) ? language : 'en'
  const schedule = frabSchedule(event, version, {
    origin: ctx.origin,
    language,
    query: `?lang=${locale}`,
    words: messages(locale).programme.machines,
  })
  const { contentType, write } = forms[form]
  c.header('Access-Control-Allow-Origin', '*')
  return answerFeed(c, {
    body: write(schedule),
    contentType,
    changedAt: new Date(Math.max(event.updatedAt.getTime(), version?.releasedAt.getTime() ?? 0)),
    fileName: `schedule.${form}`,
    tag: eventTag(event.id),
  })
}

/** The programme for other programs, and for partners' websites from any origin. */
export default new Hono<AppEnv>()
  .get('/events/:event/schedule.json', (c) => answer(c, c.req.param('event'), 'json'))
  .get('/events/:event/schedule.xml', (c) => answer(c, c.req.param('event'), 'xml'))
