import { Hono } from 'hono'
import * as z from 'zod'
import { messages } from '#web/messages/messages.ts'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey } from '#worker/core/ids.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { photoConsentOf } from '#worker/domain/registrations/consents.ts'
import type { Registered } from '#worker/domain/registrations/register.ts'
import { type PublicRegistration, RegistrationKey, RegistrationRequest } from '#worker/domain/registrations/schema.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readJson } from '#worker/http/validate.ts'
import { registerTogether } from '#worker/live/register-together.ts'

const Headers = z.object({ 'idempotency-key': RegistrationKey.optional() })

const publicRegistration = async (ctx: Ctx, { state, position, registration }: Registered) =>
  ({ state, position, ticket: ctx.origin + (await ticketPath(ctx, registration)) }) satisfies PublicRegistration

/** Reads no cookie: whoever may register on the page may register here. */
export default new Hono<AppEnv>().post(
  '/api/v1/events/:event/registrations',
  limitByAddress('LIMIT_REGISTRATION'),
  limitBody(32_768),
  async (c) => {
    const ctx = c.get('ctx')
    const { 'idempotency-key': key = randomKey() } = Headers.parse(c.req.header(), { reportInput: true })
    const { consent: _, locale = c.get('locale'), photos, ...person } = await readJson(c, RegistrationRequest)
    const { attendee, consent: asked } = messages(locale)
    const photoConsent = photoConsentOf(photos, { text: asked.sentence, locale })
    const outcome = await registerTogether({
      ...{
        ctx,
        env: c.env,
        slug: c.req.param('event'),
        input: { ...person, locale, key, consent: attendee.register.consent, photoConsent },
      },
      waitUntil: (work) => c.executionCtx.waitUntil(work),
    })
    c.executionCtx.waitUntil(drainSoon(ctx))
    if (outcome.state === 'already-registered') return c.json({}, 202)
    return c.json(await publicRegistration(ctx, outcome), outcome.isNew ? 201 : 200)
  },
)
