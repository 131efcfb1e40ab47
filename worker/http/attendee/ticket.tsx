import { type Context, Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { type TicketNews, TicketPage } from '#web/pages/attendee/ticket.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { changeRegistration } from '#worker/domain/registrations/change.ts'
import { choicesOf } from '#worker/domain/registrations/choices.ts'
import { choosePlaces } from '#worker/domain/registrations/choose.ts'
import { acceptOffer, declineOffer } from '#worker/domain/registrations/offer.ts'
import { getTicket } from '#worker/domain/registrations/queries.ts'
import { PlaceChoice, RegistrationChange } from '#worker/domain/registrations/schema.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { type TicketEnv, ticketScope } from './ticket-scope.ts'

interface Forms {
  form?: FormState
  choices?: FormState
  done?: TicketNews
}

const newsOf = (c: Context) =>
  (['saved', 'accepted', 'declined', 'kept'] as const).find((word) => c.req.query(word) !== undefined)

function page(c: Context<TicketEnv>, { form, choices, done = newsOf(c) }: Forms) {
  const ticket = c.get('ticket')
  const { name, organization, locale } = ticket.registration
  const asKept = { values: { name, organization: organization ?? '', locale }, faults: {} }
  const path = `/tickets/${c.req.param('token')}`
  const style = accentStyle(ticket.event.accent)
  return <TicketPage frame={frame(c, style)} {...{ path, ticket, choices, done }} form={form ?? asKept} />
}

const back = (c: Context<TicketEnv>, mark = '') =>
  c.redirect(`/tickets/${c.req.param('token')}?lang=${c.get('locale')}${mark}`, 303)

/** Answers an offer; one that is over brings the ticket back as it stands now. */
async function answer(c: Context<TicketEnv>, action: typeof acceptOffer, done: 'accepted' | 'declined') {
  const ctx = c.get('ctx')
  try {
    const { id: registrationId, eventId } = c.get('ticket').registration
    await action(ctx, { id: c.req.param('offer') ?? '', registrationId, eventId })
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'offer.over')) throw error
    c.set('ticket', await getTicket(ctx, c.req.param('token') ?? ''))
    return c.html(page(c, { done: 'late' }), error.status)
  }
  c.executionCtx.waitUntil(drainSoon(ctx))
  return back(c, `&${done}`)
}

export default new Hono<TicketEnv>()
  .get('/tickets/:token', ticketScope, (c) => c.html(page(c, {})))
  .post('/tickets/:token', limitBody(32_768), ticketScope, async (c) => {
    const read = await readForm(c, RegistrationChange)
    if (!read.ok) return c.html(page(c, { form: read.form }), 422)
    await changeRegistration(c.get('ctx'), c.get('ticket').registration, read.data)
    return back(c, '&saved')
  })
  .post('/tickets/:token/places', limitBody(32_768), ticketScope, async (c) => {
    const { registration, places } = c.get('ticket')
    const read = await readForm(c, PlaceChoice)
    const open = choicesOf(places, registration).map(({ id }) => id)
    const chosen = read.ok ? read.data.preference.filter((id) => open.includes(id)) : []
    if (chosen.length === 0) {
      const choices = { values: read.form.values, faults: { preference: 'place_kind' as const } }
      return c.html(page(c, { choices }), 422)
    }
    await choosePlaces(c.get('ctx'), registration, chosen)
    c.executionCtx.waitUntil(drainSoon(c.get('ctx')))
    return back(c, '&saved')
  })
  .post('/tickets/:token/offers/:offer/acceptance', ticketScope, (c) => answer(c, acceptOffer, 'accepted'))
  .post('/tickets/:token/offers/:offer/refusal', ticketScope, (c) => answer(c, declineOffer, 'declined'))
  .post('/tickets/:token/cancellation', ticketScope, async (c) => {
    await cancelOwnRegistration(c.get('ctx'), c.get('ticket').registration)
    c.executionCtx.waitUntil(drainSoon(c.get('ctx')))
    return back(c)
  })
