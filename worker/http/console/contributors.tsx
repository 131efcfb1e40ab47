import { type Context, Hono } from 'hono'
import { SessionPage } from '#web/pages/console/session.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import {
  addContributor,
  addNewContributor,
  changeContributor,
  moveContributor,
  removeContributor,
} from '#worker/domain/programme/contribute.ts'
import { formOfSession } from '#worker/domain/programme/form.ts'
import { getSession } from '#worker/domain/programme/queries.ts'
import { KnownContributor, NewContributor, Part, PartMove } from '#worker/domain/programme/schema.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const path = '/console/events/:event/sessions/:session/contributors'

const place = (c: Context<EventEnv>) => ({
  actorId: c.var.account.id,
  event: c.var.event,
  sessionId: c.req.param('session') ?? '',
})

/** The session's page again, with the faults of the form that adds a new speaker. */
async function newSpeakerFaults(c: Context<EventEnv>, contributor: FormState) {
  const { ctx, event } = c.var
  const found = await getSession(ctx, event, place(c).sessionId)
  const form = formOfSession(found.session, event.timeZone)
  return c.html(<SessionPage {...eventPage(c)} {...found} form={form} contributor={contributor} />, 422)
}

const changed = (c: Context<EventEnv>) => programmeChanged(c, `/sessions/${place(c).sessionId}?done=saved#contributors`)

export default new Hono<EventEnv>()
  .post(path, needs('programme.edit'), async (c) => {
    const result = await readForm(c, KnownContributor)
    if (!result.ok) throw new Problem('request.malformed')
    const { speaker, ...part } = result.data
    await addContributor(c.var.ctx, place(c), speaker, part)
    return changed(c)
  })
  .post(`${path}/new`, needs('programme.edit'), async (c) => {
    const result = await readForm(c, NewContributor)
    if (!result.ok) return newSpeakerFaults(c, result.form)
    const { role, delegation, ...profile } = result.data
    await addNewContributor(c.var.ctx, place(c), profile, { role, delegation })
    return changed(c)
  })
  .post(`${path}/:contributor`, needs('programme.edit'), async (c) => {
    const result = await readForm(c, Part)
    if (!result.ok) throw new Problem('request.malformed')
    await changeContributor(c.var.ctx, place(c), c.req.param('contributor'), result.data)
    return changed(c)
  })
  .post(`${path}/:contributor/position`, needs('programme.edit'), async (c) => {
    const result = await readForm(c, PartMove)
    if (!result.ok) throw new Problem('request.malformed')
    await moveContributor(c.var.ctx, place(c), c.req.param('contributor'), result.data)
    return changed(c)
  })
  .post(`${path}/:contributor/removal`, needs('programme.edit'), async (c) => {
    await removeContributor(c.var.ctx, place(c), c.req.param('contributor'))
    return changed(c)
  })
