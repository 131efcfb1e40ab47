import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import type { RegistrationMail } from '#web/mails/event-facts.tsx'
import type { Letter } from '#web/mails/letter.tsx'
import { registrationDeclined } from '#web/mails/registration-declined.tsx'
import { registrationPromoted } from '#web/mails/registration-promoted.tsx'
import { registrationWaitlisted } from '#web/mails/registration-waitlisted.tsx'
import { messages } from '#web/messages/messages.ts'
import { AnnouncementPage } from '#web/pages/console/announcement.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { announceDecisions, decide } from '#worker/domain/registrations/decide.ts'
import { type Announcement, getAnnouncement, undecidedIds } from '#worker/domain/registrations/decisions.ts'
import { lineStopsAt } from '#worker/domain/registrations/rules.ts'
import { DecisionForm } from '#worker/domain/registrations/schema.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { limitBody } from '../middleware/limits.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/registrations'

const back = (c: Context<EventEnv>, to: string) =>
  c.redirect(link(frame(c), `/console/events/${c.var.event.slug}/registrations${to}`), 303)

/** What the mails are written from, for nobody in particular. */
function sampleOf(c: Context<EventEnv>, reason: string | null): RegistrationMail {
  const { event, locale, ctx } = c.var
  const { origin } = ctx
  return {
    reader: { locale, origin },
    name: messages(locale).console.registrations.decisions.sampleName,
    state: 'confirmed',
    position: 1,
    event,
    hosts: [],
    onlineUrl: null,
    ticketUrl: `${origin}/tickets/…`,
    eventUrl: `${origin}/events/${event.slug}?lang=${locale}`,
    held: null,
    wished: null,
    isLineStopped: lineStopsAt(event) <= ctx.now,
    offer: null,
    decision: { reason },
  }
}

/** The mails that somebody would get now, a letter each. */
const previewsOf = (c: Context<EventEnv>, { places, waitlisted, declined, reasons }: Announcement): Promise<Letter[]> =>
  Promise.all([
    ...(places > 0 ? [registrationPromoted(sampleOf(c, reasons.approved))] : []),
    ...(waitlisted > 0 ? [registrationWaitlisted(sampleOf(c, reasons.approved))] : []),
    ...(declined > 0 ? [registrationDeclined(sampleOf(c, reasons.declined))] : []),
  ])

export default new Hono<EventEnv>()
  .post(`${path}/decisions`, needs('registrations.manage'), limitBody(65_536), async (c) => {
    const { ctx, event, account } = c.var
    const read = await readForm(c, DecisionForm)
    if (!read.ok) return back(c, '?state=pending&done=none')
    const { registration, all, one, decision, reason } = read.data
    const registrationIds = all ? await undecidedIds(ctx, event.id) : registration
    const number = await decide(ctx, { actorId: account.id, event, registrationIds, decision, reason })
    if (one && registrationIds[0]) return back(c, `/${encodeURIComponent(registrationIds[0])}?done=decided`)
    return back(c, `?state=pending&done=${number > 0 ? 'decided' : 'none'}`)
  })
  .get(`${path}/announcement`, needs('registrations.manage'), async (c) => {
    const announcement = await getAnnouncement(c.var.ctx, c.var.event)
    const previews = await previewsOf(c, announcement)
    return c.html(<AnnouncementPage {...eventPage(c)} {...{ announcement, previews }} />)
  })
  .post(`${path}/announcement`, needs('registrations.manage'), async (c) => {
    const { ctx, event, account } = c.var
    await announceDecisions(ctx, account.id, event)
    c.executionCtx.waitUntil(Promise.all([purge(c, eventTag(event.id)), drainSoon(ctx)]))
    return back(c, '?done=announced')
  })
