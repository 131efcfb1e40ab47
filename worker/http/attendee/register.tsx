import { type Context, Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import { RegisterPage, registerStyle } from '#web/pages/attendee/register.tsx'
import { LinkSentPage } from '#web/pages/attendee/resend.tsx'
import type { FormState } from '#worker/core/form.ts'
import { randomKey } from '#worker/core/ids.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { getOffer } from '#worker/domain/registrations/queries.ts'
import { type Outcome, register } from '#worker/domain/registrations/register.ts'
import { type NewRegistration, RegistrationForm, RegistrationKey } from '#worker/domain/registrations/schema.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'
import { busyCode } from '#worker/http/busy.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'

const empty: FormState = { values: {}, faults: {} }

/** The form with its event; a try that failed keeps its key. */
async function formPage(c: Context<AppEnv>, slug: string, form: FormState) {
  const offer = await getOffer(c.get('ctx'), slug)
  const key = RegistrationKey.safeParse(form.values.key)
  return (
    <RegisterPage
      frame={frame(c, registerStyle(offer))}
      slug={slug}
      form={form}
      formKey={key.success ? key.data : randomKey()}
      offer={offer}
    />
  )
}

/** The outcome, or the reason why the database could not say. */
async function tryRegister(c: Context<AppEnv>, slug: string, input: NewRegistration): Promise<Outcome | 'busy'> {
  try {
    return await register(c.get('ctx'), slug, input)
  } catch (error) {
    if (busyCode(error) !== 'service.busy') throw error
    console.warn(JSON.stringify({ requestId: c.get('ctx').requestId, busy: 'registration' }))
    return 'busy'
  }
}

export default new Hono<AppEnv>()
  .get('/events/:event/register', async (c) => c.html(await formPage(c, c.req.param('event'), empty)))
  .post('/events/:event/register', limitByAddress('LIMIT_REGISTRATION'), limitBody(32_768), async (c) => {
    const ctx = c.get('ctx')
    const slug = c.req.param('event')
    const read = await readForm(c, RegistrationForm)
    if (!read.ok) return c.html(await formPage(c, slug, read.form), 422)
    const { name, email, organization, locale, key = randomKey() } = read.data
    const { consent } = messages(c.get('locale')).attendee.register
    const outcome = await tryRegister(c, slug, { name, email, organization, locale, key, consent })
    if (outcome === 'busy') {
      c.header('Retry-After', '5')
      return c.html(<RegisterPage frame={frame(c)} slug={slug} form={read.form} formKey={key} />, 503)
    }
    c.executionCtx.waitUntil(drainSoon(ctx))
    if (outcome.state === 'already-registered') return c.html(<LinkSentPage frame={frame(c)} slug={slug} />, 202)
    return c.redirect(await ticketPath(ctx, { ...outcome.registration, locale: c.get('locale') }), 303)
  })
