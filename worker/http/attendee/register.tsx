import { type Context, Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import { RegisterPage, registerStyle } from '#web/pages/attendee/register.tsx'
import { LinkSentPage } from '#web/pages/attendee/resend.tsx'
import { busyCode } from '#worker/core/busy.ts'
import type { FormState } from '#worker/core/form.ts'
import { randomKey } from '#worker/core/ids.ts'
import { inTime } from '#worker/core/in-time.ts'
import { Problem } from '#worker/core/problem.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { photoConsentOf } from '#worker/domain/registrations/consents.ts'
import { getOffer } from '#worker/domain/registrations/queries.ts'
import { RegistrationForm, RegistrationKey } from '#worker/domain/registrations/schema.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { registerTogether } from '#worker/live/register-together.ts'

const empty: FormState = { values: {}, faults: {} }

/** A try that failed keeps its key. */
function keyOf(form: FormState): string {
  const key = RegistrationKey.safeParse(form.values.key)
  return key.success ? key.data : randomKey()
}

/** The form with its event. */
async function formPage(c: Context<AppEnv>, slug: string, form: FormState) {
  const offer = await getOffer(c.get('ctx'), slug)
  return (
    <RegisterPage frame={frame(c, registerStyle(offer))} slug={slug} form={form} formKey={keyOf(form)} offer={offer} />
  )
}

/** The page where a visitor waits while the database does not answer: it keeps what they typed, and tries again by itself. */
function stillTrying(c: Context<AppEnv>, slug: string, form: FormState) {
  console.warn(JSON.stringify({ requestId: c.get('ctx').requestId, busy: 'registration' }))
  c.header('Retry-After', '5')
  return c.html(<RegisterPage frame={frame(c)} slug={slug} form={form} formKey={keyOf(form)} />, 503)
}

const isBusy = (error: unknown) => busyCode(error) === 'service.busy'

/** The form with its faults; alone, where the database cannot say what it is for. */
async function formAgain(c: Context<AppEnv>, slug: string, form: FormState) {
  try {
    return c.html(await inTime(formPage(c, slug, form)), 422)
  } catch (error) {
    if (isBusy(error)) return stillTrying(c, slug, form)
    throw error
  }
}

export default new Hono<AppEnv>()
  .get('/events/:event/register', async (c) => c.html(await inTime(formPage(c, c.req.param('event'), empty))))
  .post('/events/:event/register', limitByAddress('LIMIT_REGISTRATION'), limitBody(32_768), async (c) => {
    const ctx = c.get('ctx')
    const slug = c.req.param('event')
    const read = await readForm(c, RegistrationForm)
    const key = keyOf(read.form)
    const form = { ...read.form, values: { ...read.form.values, key } }
    if (!read.ok) return formAgain(c, slug, form)
    const { consent: _, website: __, preference, photos, ...person } = read.data
    const locale = c.get('locale')
    const { attendee, consent: asked } = messages(locale)
    const photoConsent = photoConsentOf(photos, { text: asked.sentence, locale })
    try {
      const outcome = await registerTogether({
        ...{
          ctx,
          env: c.env,
          slug,
          input: { ...person, preferences: preference, key, consent: attendee.register.consent, photoConsent },
        },
        waitUntil: (work) => c.executionCtx.waitUntil(work),
      })
      c.executionCtx.waitUntil(drainSoon(ctx))
      if (outcome.state === 'already-registered') return c.html(<LinkSentPage frame={frame(c)} slug={slug} />, 202)
      return c.redirect(await ticketPath(ctx, { ...outcome.registration, locale: c.get('locale') }), 303)
    } catch (error) {
      if (isBusy(error)) return stillTrying(c, slug, form)
      if (!(error instanceof Problem) || error.code !== 'registration.no_place_kind') throw error
      return formAgain(c, slug, { ...form, faults: { preference: 'place_kind' } })
    }
  })
