import { type Context, Hono } from 'hono'
import type { FeedNews } from '#web/components/personal-feed.tsx'
import { OwnCalendarPage } from '#web/pages/console/own-calendar.tsx'
import type { FormState } from '#worker/core/form.ts'
import { askForFeed, renewFeed } from '#worker/domain/calendars/personal/change.ts'
import { findFeedOf } from '#worker/domain/calendars/personal/queries.ts'
import { FeedChoice } from '#worker/domain/calendars/personal/schema.ts'
import { feedView } from '../attendee/personal-feed.ts'
import type { SignedInEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { signedIn } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'

const path = '/console/calendar'

const ownerOf = (c: Context<SignedInEnv>) => ({ kind: 'organiser' as const, id: c.get('account').id })

async function page(c: Context<SignedInEnv>, refused?: FormState) {
  const view = await feedView(c, await findFeedOf(c.get('ctx'), ownerOf(c)), refused)
  return <OwnCalendarPage frame={frame(c)} path={path} {...view} />
}

const back = (c: Context<SignedInEnv>, news: FeedNews) => c.redirect(`${path}?lang=${c.get('locale')}&${news}`, 303)

/** All that an account organises, as a calendar of its own. */
export default new Hono<SignedInEnv>()
  .get(path, signedIn, async (c) => c.html(await page(c)))
  .post(path, signedIn, async (c) => {
    const read = await readForm(c, FeedChoice)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    return back(c, await askForFeed(c.get('ctx'), ownerOf(c), { alarmMinutes: read.data.alarm ?? null }))
  })
  .post(`${path}/renewal`, signedIn, async (c) => {
    await renewFeed(c.get('ctx'), ownerOf(c))
    return back(c, 'renewed')
  })
