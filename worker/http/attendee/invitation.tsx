import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { messages } from '#web/messages/messages.ts'
import { InvitationPage, InvitationTryingPage, invitationStyle } from '#web/pages/attendee/invitation.tsx'
import { busyCode } from '#worker/core/busy.ts'
import type { FormState } from '#worker/core/form.ts'
import { inTime } from '#worker/core/in-time.ts'
import { Problem } from '#worker/core/problem.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { photoConsentOf } from '#worker/domain/registrations/consents.ts'
import {
  acceptInvitation,
  declineInvitation,
  liveRegistration,
} from '#worker/domain/registrations/invitations/answer.ts'
import { getInvitation, type Invitation } from '#worker/domain/registrations/invitations/queries.ts'
import { InvitationAnswer } from '#worker/domain/registrations/invitations/schema.ts'
import type { RegistrationRow } from '#worker/domain/registrations/table.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'

interface InvitationEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { invited: Invitation }
}

/** The address is a secret: no page that we link to learns it, and no search engine. */
const secretAddress = createMiddleware(async (c, next) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  await next()
})

/** Loads the invitation by its token, the only proof. */
const invitationScope = createMiddleware<InvitationEnv>(async (c, next) => {
  c.set('invited', await getInvitation(c.get('ctx'), c.req.param('token') ?? ''))
  await next()
})

const ticketOf = (c: Context<InvitationEnv>, registration: RegistrationRow) =>
  ticketPath(c.get('ctx'), { ...registration, locale: c.get('locale') })

async function page(c: Context<InvitationEnv>, form: FormState, answer: 'open' | 'known' = 'open') {
  const invited = c.get('invited')
  const registration = liveRegistration(invited)
  return (
    <InvitationPage
      frame={frame(c, invitationStyle(invited))}
      path={`/invitations/${c.req.param('token')}`}
      {...{ invited, form }}
      ticket={registration && (await ticketOf(c, registration))}
      isKnown={answer === 'known'}
    />
  )
}

/** The outcome, or that none of the places is open to the person. */
async function tryAccept(c: Context<InvitationEnv>, answer: Parameters<typeof acceptInvitation>[2]) {
  const work = acceptInvitation(c.get('ctx'), c.get('invited'), answer)
  c.executionCtx.waitUntil(work.catch(() => undefined))
  try {
    return await inTime(work)
  } catch (error) {
    if (error instanceof Problem && error.code === 'registration.no_place_kind') return 'no_place_kind'
    throw error
  }
}

type Read = Awaited<ReturnType<typeof readForm<typeof InvitationAnswer>>>

async function accept(c: Context<InvitationEnv>, read: Read) {
  c.set('invited', await inTime(getInvitation(c.get('ctx'), c.req.param('token') ?? '')))
  const earlier = liveRegistration(c.get('invited'))
  if (earlier) return c.redirect(await ticketOf(c, earlier), 303)
  if (!read.ok) return c.html(await page(c, read.form), 422)
  const locale = c.get('locale')
  const { attendee, consent: asked } = messages(locale)
  const { photos, ...answer } = read.data
  const photoConsent = photoConsentOf(photos, { text: asked.sentence, locale })
  const outcome = await tryAccept(c, { ...answer, consent: attendee.register.consent, photoConsent })
  if (outcome === 'no_place_kind') {
    return c.html(await page(c, { ...read.form, faults: { preference: 'place_kind' } }), 422)
  }
  c.executionCtx.waitUntil(drainSoon(c.get('ctx')))
  if (outcome.state === 'already-registered') return c.html(await page(c, read.form, 'known'), 202)
  return c.redirect(await ticketOf(c, outcome.registration), 303)
}

/** While the database does not answer: the answer as it was typed, which is sent again by itself. */
function stillTrying(c: Context<InvitationEnv>, form: FormState) {
  console.warn(JSON.stringify({ requestId: c.get('ctx').requestId, busy: 'invitation' }))
  c.header('Retry-After', '5')
  return c.html(
    <InvitationTryingPage frame={frame(c)} path={`/invitations/${c.req.param('token')}`} form={form} />,
    503,
  )
}

export default new Hono<InvitationEnv>()
  .use('/invitations/*', secretAddress)
  .get('/invitations/:token', invitationScope, async (c) => {
    const { name, locale } = c.get('invited').invitation
    return c.html(await page(c, { values: { name, locale }, faults: {} }))
  })
  .post('/invitations/:token/acceptance', limitByAddress('LIMIT_REGISTRATION'), limitBody(32_768), async (c) => {
    const read = await readForm(c, InvitationAnswer)
    try {
      return await accept(c, read)
    } catch (error) {
      if (busyCode(error) === 'service.busy') return stillTrying(c, read.form)
      throw error
    }
  })
  .post('/invitations/:token/refusal', limitBody(8192), invitationScope, async (c) => {
    await declineInvitation(c.get('ctx'), c.get('invited'))
    return c.redirect(`/invitations/${c.req.param('token')}?lang=${c.get('locale')}`, 303)
  })
