import { type Context, Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import type { FeedNews } from '#web/components/personal-feed.tsx'
import { TicketCalendarPage } from '#web/pages/attendee/personal-calendar.tsx'
import type { FormState } from '#worker/core/form.ts'
import { askForFeed, renewFeed } from '#worker/domain/calendars/personal/change.ts'
import { findFeedOf } from '#worker/domain/calendars/personal/queries.ts'
import { FeedChoice } from '#worker/domain/calendars/personal/schema.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { feedView } from './personal-feed.ts'
import { type TicketEnv, ticketScope } from './ticket-scope.ts'

const path = '/tickets/:token/calendar'

const ownerOf = (c: Context<TicketEnv>) => ({ kind: 'ticket' as const, id: c.get('ticket').registration.id })

const pathOf = (c: Context<TicketEnv>) => `/tickets/${c.req.param('token')}`

async function page(c: Context<TicketEnv>, refused?: FormState) {
  const { event } = c.get('ticket')
  const view = await feedView(c, await findFeedOf(c.get('ctx'), ownerOf(c)), refused)
  const shown = { ...view, event, ticket: pathOf(c), path: `${pathOf(c)}/calendar` }
  return <TicketCalendarPage frame={frame(c, accentStyle(event.accent))} {...shown} />
}

const back = (c: Context<TicketEnv>, news: FeedNews) =>
  c.redirect(`${pathOf(c)}/calendar?lang=${c.get('locale')}&${news}`, 303)

/** The own calendar of who has a ticket. */
export default new Hono<TicketEnv>()
  .get(path, ticketScope, async (c) => c.html(await page(c)))
  .post(path, limitBody(8_192), ticketScope, async (c) => {
    const read = await readForm(c, FeedChoice)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    return back(c, await askForFeed(c.get('ctx'), ownerOf(c), { alarmMinutes: read.data.alarm ?? null }))
  })
  .post(`${path}/renewal`, ticketScope, async (c) => {
    await renewFeed(c.get('ctx'), ownerOf(c))
    return back(c, 'renewed')
  })
