import { type Context, Hono } from 'hono'
import type { FeedNews } from '#web/components/personal-feed.tsx'
import { SpeakerCalendarPage } from '#web/pages/console/speaker-calendar.tsx'
import type { FormState } from '#worker/core/form.ts'
import { askForFeed, renewFeed } from '#worker/domain/calendars/personal/change.ts'
import { getSpeakerWithFeed } from '#worker/domain/calendars/personal/queries.ts'
import { FeedChoice } from '#worker/domain/calendars/personal/schema.ts'
import { feedView } from '../attendee/personal-feed.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'

const path = '/console/organizations/:organization/speakers/:speaker/calendar'

const find = (c: Context<OrganizationEnv>) =>
  getSpeakerWithFeed(c.var.ctx, c.var.organization.id, c.req.param('speaker') ?? '')

async function ownerOf(c: Context<OrganizationEnv>) {
  const { speaker } = await find(c)
  return { kind: 'speaker' as const, id: speaker.id }
}

const pathOf = ({ var: { organization }, req }: Context<OrganizationEnv>) =>
  `/console/organizations/${organization.slug}/speakers/${req.param('speaker')}/calendar`

async function page(c: Context<OrganizationEnv>, refused?: FormState) {
  const { organization, role } = c.var
  const { speaker, feed } = await find(c)
  const view = await feedView(c, feed, refused)
  return <SpeakerCalendarPage frame={frame(c)} path={pathOf(c)} {...{ organization, role, speaker }} {...view} />
}

const back = (c: Context<OrganizationEnv>, news: FeedNews) =>
  c.redirect(`${pathOf(c)}?lang=${c.get('locale')}&${news}`, 303)

/** The calendar of a speaker of the organization, for whoever looks after them. */
export default new Hono<OrganizationEnv>()
  .get(path, needs('programme.edit'), async (c) => c.html(await page(c)))
  .post(path, needs('programme.edit'), async (c) => {
    const read = await readForm(c, FeedChoice)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    return back(c, await askForFeed(c.var.ctx, await ownerOf(c), { alarmMinutes: read.data.alarm ?? null }))
  })
  .post(`${path}/renewal`, needs('programme.edit'), async (c) => {
    await renewFeed(c.var.ctx, await ownerOf(c))
    return back(c, 'renewed')
  })
