import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { FeedNews } from '#web/components/personal-feed.tsx'
import { SpeakerCalendarPage } from '#web/pages/speaker/calendar.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { askForFeed, renewFeed } from '#worker/domain/calendars/personal/change.ts'
import { findFeedOf } from '#worker/domain/calendars/personal/queries.ts'
import { FeedChoice } from '#worker/domain/calendars/personal/schema.ts'
import { feedView } from '#worker/http/attendee/personal-feed.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { baseOf, partScope, type SpeakingEnv, speakingPage, speakingScope } from './scope.tsx'

const path = '/speaking/:token/calendar'
const limited = limitByAddress('LIMIT_REGISTRATION')

/** The feed holds all that a speaker does, at other events too: not for those who help at one. */
const speakersOwn = createMiddleware<SpeakingEnv>(async (c, next) => {
  if (c.get('speaking').assistant) throw new Problem('speaking.own_word')
  await next()
})

const ownerOf = (c: Context<SpeakingEnv>) => ({ kind: 'speaker' as const, id: c.var.speaking.speaker.id })

async function page(c: Context<SpeakingEnv>, refused?: FormState) {
  const { done: _, ...shown } = speakingPage(c)
  const { done: news, ...view } = await feedView(c, await findFeedOf(c.var.ctx, ownerOf(c)), refused)
  return <SpeakerCalendarPage {...shown} {...view} news={news} path={`${baseOf(c)}/calendar`} />
}

const back = (c: Context<SpeakingEnv>, news: FeedNews) =>
  c.redirect(`${baseOf(c)}/calendar?lang=${c.get('locale')}&${news}`, 303)

/** The speaker's own calendar: every session they have in a public programme. */
export default new Hono<SpeakingEnv>()
  .get(path, speakingScope, partScope, speakersOwn, async (c) => c.html(await page(c)))
  .post(path, limited, limitBody(8192), speakingScope, partScope, speakersOwn, async (c) => {
    const read = await readForm(c, FeedChoice)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    return back(c, await askForFeed(c.var.ctx, ownerOf(c), { alarmMinutes: read.data.alarm ?? null }))
  })
  .post(`${path}/renewal`, limited, speakingScope, partScope, speakersOwn, async (c) => {
    await renewFeed(c.var.ctx, ownerOf(c))
    return back(c, 'renewed')
  })
