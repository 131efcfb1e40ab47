import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { accentStyle } from '#web/components/accent.ts'
import type { FeedNews } from '#web/components/personal-feed.tsx'
import { StarCalendarPage } from '#web/pages/attendee/personal-calendar.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { changeAlarm, changeStars, keepStars, renewFeed } from '#worker/domain/calendars/personal/change.ts'
import { getKeptFeed, keeperPath } from '#worker/domain/calendars/personal/queries.ts'
import { FeedChoice, Stars } from '#worker/domain/calendars/personal/schema.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { feedView } from './personal-feed.ts'

interface KeeperEnv extends AppEnv {
  Variables: AppEnv['Variables'] & Awaited<ReturnType<typeof getKeptFeed>>
}

const path = '/calendars/:keeper{[\\w-]+}'

/** Loads the feed by its page's link, the only proof; no address that we link to learns it. */
const keeperScope = createMiddleware<KeeperEnv>(async (c, next) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  const { feed, event } = await getKeptFeed(c.get('ctx'), c.req.param('keeper') ?? '')
  c.set('feed', feed)
  c.set('event', event)
  await next()
})

const ownerOf = (c: Context<KeeperEnv>) => ({ kind: 'stars' as const, id: c.get('feed').id })

const pathOf = (c: Context<KeeperEnv>) => `/calendars/${c.req.param('keeper')}`

async function page(c: Context<KeeperEnv>, refused?: FormState) {
  const { feed, event } = c.var
  const shown = { ...(await feedView(c, feed, refused)), event, stars: feed.stars, path: pathOf(c) }
  return <StarCalendarPage frame={frame(c, accentStyle(event.accent))} {...shown} />
}

const back = (c: Context<KeeperEnv>, news: FeedNews) => c.redirect(`${pathOf(c)}?lang=${c.get('locale')}&${news}`, 303)

/** Stars that cannot be any are not asked for again: only our island sends them. */
async function starsIn(c: Context): Promise<number[]> {
  const read = await readForm(c, Stars)
  if (!read.ok) throw new Problem('request.invalid')
  return read.data.stars
}

/** The calendar of the sessions that a browser starred, without account: whoever has its page's link changes it. */
export default new Hono<KeeperEnv>()
  .post('/events/:event/calendars', limitByAddress('LIMIT_RESEND'), limitBody(8_192), async (c) => {
    const ctx = c.get('ctx')
    const id = await keepStars(ctx, c.req.param('event'), await starsIn(c))
    return c.redirect(`${await keeperPath(ctx, id)}?lang=${c.get('locale')}&made`, 303)
  })
  .get(path, keeperScope, async (c) => c.html(await page(c)))
  .post(path, limitBody(8_192), keeperScope, async (c) => {
    const read = await readForm(c, FeedChoice)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    await changeAlarm(c.get('ctx'), ownerOf(c), { alarmMinutes: read.data.alarm ?? null })
    return back(c, 'saved')
  })
  .post(`${path}/stars`, limitBody(8_192), keeperScope, async (c) => {
    await changeStars(c.get('ctx'), ownerOf(c), await starsIn(c))
    return c.body(null, 204)
  })
  .post(`${path}/renewal`, keeperScope, async (c) => {
    await renewFeed(c.get('ctx'), ownerOf(c))
    return back(c, 'renewed')
  })
