import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { HostsPage } from '#web/pages/console/hosts.tsx'
import { eventTag, organizationTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { addHost } from '#worker/domain/events/add-host.ts'
import { settleCoHostRights } from '#worker/domain/events/co-hosts.ts'
import { changeHost, eventHostsStatement, removeHost } from '#worker/domain/events/hosts.ts'
import { CoHostRights, HostPart, NewHost } from '#worker/domain/events/schema.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const empty: FormState = { values: { role: 'co-host' }, faults: {} }
const faults = { unknown: 'unknown_organization', already: 'already_host' } as const

async function page(c: Context<EventEnv>, form: FormState) {
  const hosts = await eventHostsStatement(c.var.ctx, c.var.event.id)
  return <HostsPage {...eventPage(c)} hosts={hosts} form={form} isSaved={c.req.query('done') === 'saved'} />
}

/** Back to the list; the event's pages and those of the host named are made anew. */
async function changed(c: Context<EventEnv>, hostId?: string) {
  const { event } = c.var
  if (event.state !== 'draft') {
    await purge(c, eventTag(event.id))
    if (hostId) await purge(c, organizationTag(hostId))
  }
  return c.redirect(link(frame(c), `/console/events/${event.slug}/hosts?done=saved`), 303)
}

const meant = (c: Context<EventEnv>, slug: string) => ({ actorId: c.var.account.id, event: c.var.event, slug })

export default new Hono<EventEnv>()
  .get('/console/events/:event/hosts', needs('events.edit'), async (c) => c.html(page(c, empty)))
  .post('/console/events/:event/hosts', needs('events.edit'), async (c) => {
    const result = await readForm(c, NewHost)
    if (!result.ok) return c.html(page(c, result.form), 422)
    const { organization, role } = result.data
    const outcome = await addHost(c.var.ctx, meant(c, organization), role)
    if (outcome === 'added') return changed(c)
    return c.html(page(c, { ...result.form, faults: { organization: faults[outcome] } }), 422)
  })
  .post('/console/events/:event/hosts/:organization', needs('events.edit'), async (c) => {
    const result = await readForm(c, HostPart)
    if (!result.ok) throw new Problem('request.malformed')
    return changed(c, await changeHost(c.var.ctx, meant(c, c.req.param('organization')), result.data))
  })
  .post('/console/events/:event/hosts/:organization/removal', needs('events.edit'), async (c) => {
    return changed(c, await removeHost(c.var.ctx, meant(c, c.req.param('organization'))))
  })
  .post('/console/events/:event/co-host-rights', needs('events.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, CoHostRights)
    if (!result.ok) throw new Problem('request.malformed')
    await settleCoHostRights(ctx, { actorId: account.id, event, rights: result.data })
    return c.redirect(link(frame(c), `/console/events/${event.slug}/hosts?done=saved`), 303)
  })
