import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { messages } from '#web/messages/messages.ts'
import { RegistrationsPage, registrationNews } from '#web/pages/console/registrations.tsx'
import { registrationsFile } from '#web/pages/console/registrations-file.ts'
import type { FormState } from '#worker/core/form.ts'
import { randomKey } from '#worker/core/ids.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { addRegistration } from '#worker/domain/registrations/add.ts'
import { cancelRegistration } from '#worker/domain/registrations/cancel.ts'
import { exportRegistrations, registrationPage } from '#worker/domain/registrations/list.ts'
import { AddedPerson } from '#worker/domain/registrations/schema.ts'
import { registrationStates } from '#worker/domain/registrations/table.ts'
import type { EventEnv } from '#worker/http/env.ts'
import { limitBody } from '#worker/http/middleware/limits.ts'
import { needs } from '#worker/http/middleware/sign-in.ts'
import { readForm } from '#worker/http/validate.ts'
import { eventPage } from './event-page.ts'

/** What the address asks for; nonsense is as if it were not there. */
const Wish = z.object({
  q: z.string().max(200).catch(''),
  state: z.enum(registrationStates).optional().catch(undefined),
  kind: z.string().max(64).optional().catch(undefined),
  after: z.coerce.number().int().min(0).max(1e9).optional().catch(undefined),
  done: z.enum(registrationNews).optional().catch(undefined),
})

async function page(c: Context<EventEnv>, form: FormState) {
  const { q, ...wish } = Wish.parse(c.req.query())
  const list = await registrationPage(c.get('ctx'), c.get('event').id, { search: q, ...wish })
  return (
    <RegistrationsPage
      {...eventPage(c)}
      list={list}
      wish={{ q, ...wish }}
      form={form}
      formKey={form.values.key ?? randomKey()}
    />
  )
}

const back = (c: Context<EventEnv>, done: 'added' | 'cancelled') =>
  c.redirect(`/console/events/${c.get('event').slug}/registrations?lang=${c.get('locale')}&done=${done}`, 303)

const path = '/console/events/:event/registrations'

export default new Hono<EventEnv>()
  .get(path, needs('registrations.read'), async (c) => c.html(await page(c, { values: {}, faults: {} })))
  .post(path, needs('registrations.manage'), limitBody(32_768), async (c) => {
    const ctx = c.get('ctx')
    const read = await readForm(c, AddedPerson)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    const { key = randomKey(), ...person } = read.data
    const consent = messages(person.locale).console.registrations.consentByHand
    const outcome = await addRegistration(ctx, c.get('event'), c.get('account').id, { ...person, key, consent })
    if (outcome.state === 'already-registered') {
      return c.html(await page(c, { ...read.form, faults: { email: 'already_registered' } }), 422)
    }
    c.executionCtx.waitUntil(drainSoon(ctx))
    return back(c, 'added')
  })
  .get(`${path}.csv`, needs('registrations.read'), async (c) => {
    const event = c.get('event')
    const { rows, places } = await exportRegistrations(c.get('ctx'), event, c.get('account').id)
    const name = messages(c.get('locale')).console.registrations.fileName(event.slug)
    return c.body(registrationsFile(c.get('locale'), event, { rows, places }), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="registrations.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
  })
  .post(`${path}/:registration/cancellation`, needs('registrations.manage'), async (c) => {
    const subject = { id: c.req.param('registration'), eventId: c.get('event').id }
    await cancelRegistration(c.get('ctx'), subject, c.get('account').id)
    c.executionCtx.waitUntil(drainSoon(c.get('ctx')))
    return back(c, 'cancelled')
  })
