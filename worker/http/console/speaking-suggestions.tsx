import { type Context, Hono } from 'hono'
import { SpeakingSuggestionPage } from '#web/pages/console/speaking-suggestion.tsx'
import { SpeakingSuggestionsPage, suggestionDone } from '#web/pages/console/speaking-suggestions.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { Acceptance, acceptSuggestion, Refusal, refuseSuggestion } from '#worker/domain/programme/speaking/decide.ts'
import { getSuggestion, listSuggestions } from '#worker/domain/programme/speaking/suggestions.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'
import { ifStale } from './stale.ts'

const path = '/console/events/:event/speaking/suggestions'

const idOf = (c: Context<EventEnv>) => c.req.param('suggestion') ?? ''

const decision = (c: Context<EventEnv>) => ({
  actorId: c.var.account.id,
  event: c.var.event,
  suggestionId: idOf(c),
})

const emptyForm: FormState = { values: {}, faults: {} }

async function page(c: Context<EventEnv>, form: FormState, stale?: 'stale') {
  const found = await getSuggestion(c.var.ctx, c.var.event.id, idOf(c))
  return <SpeakingSuggestionPage {...eventPage(c)} {...{ found, form }} isStale={stale !== undefined} />
}

async function decided(c: Context<EventEnv>, done: (typeof suggestionDone)[number]) {
  await drainSoon(c.var.ctx)
  return programmeChanged(c, `/speaking/suggestions?done=${done}`)
}

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => {
    const list = await listSuggestions(c.var.ctx, c.var.event.id)
    const done = suggestionDone.find((word) => word === c.req.query('done'))
    return c.html(<SpeakingSuggestionsPage {...eventPage(c)} {...{ list, done }} />)
  })
  .get(`${path}/:suggestion`, needs('programme.edit'), async (c) => c.html(await page(c, emptyForm)))
  .post(`${path}/:suggestion/acceptance`, needs('programme.edit'), async (c) => {
    const read = await readForm(c, Acceptance)
    if (!read.ok) throw new Problem('request.malformed')
    const outcome = await acceptSuggestion(c.var.ctx, decision(c), read.data.revision).catch(ifStale)
    if (outcome === 'stale') return c.html(await page(c, emptyForm, outcome), 409)
    return decided(c, 'accepted')
  })
  .post(`${path}/:suggestion/refusal`, needs('programme.edit'), async (c) => {
    const read = await readForm(c, Refusal)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    await refuseSuggestion(c.var.ctx, decision(c), read.data.reason)
    return decided(c, 'refused')
  })
