import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { type RefusedForms, SessionPage } from '#web/pages/speaker/session.tsx'
import { SuggestionPage } from '#web/pages/speaker/suggestion.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { ownMaterialDetails, ownMaterials } from '#worker/domain/materials/of-speaker.ts'
import { addMaterial } from '#worker/domain/materials/save.ts'
import { answerSession, stateNeeds } from '#worker/domain/programme/speaking/answer.ts'
import { actorOf } from '#worker/domain/programme/speaking/link.ts'
import { SessionAnswer, SessionNeeds, SuggestionFields } from '#worker/domain/programme/speaking/schema.ts'
import { suggest, suggestionOf, withdrawSuggestion } from '#worker/domain/programme/speaking/suggest.ts'
import { getWorkspace, type OwnSession, ownSession } from '#worker/domain/programme/speaking/workspace.ts'
import { frame } from '#worker/http/frame.ts'
import { purge } from '#worker/http/middleware/caching.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { backTo, baseOf, partScope, type SpeakingEnv, speakingPage, speakingScope } from './scope.tsx'

const base = '/speaking/:token/sessions/:session'
const limited = limitByAddress('LIMIT_REGISTRATION')
const longest = limitBody(512 * 1024)

const idOf = (c: Context<SpeakingEnv>) => c.req.param('session') ?? ''

const find = async (c: Context<SpeakingEnv>) => ownSession(await getWorkspace(c.var.ctx, c.var.speaking), idOf(c))

async function page(c: Context<SpeakingEnv>, refused: RefusedForms = {}) {
  const { event, speaker, invitation } = c.var.speaking
  const [own, materials] = await Promise.all([
    find(c),
    ownMaterials(c.var.ctx, { eventId: event.id, speakerId: speaker.id, invitationId: invitation.id }, idOf(c)),
  ])
  return <SessionPage {...speakingPage(c)} {...{ own, materials, refused }} />
}

/** The open suggestion as its form shows it, over the texts as they stand. */
function formOf({ session, suggestion }: OwnSession): FormState {
  const open = suggestion?.state === 'open' ? suggestion : undefined
  return {
    values: {
      ...fieldsOf('title', open?.title ?? session.title),
      ...fieldsOf('abstract', open?.abstract ?? session.abstract),
      note: open?.note ?? '',
    },
    faults: {},
  }
}

export default new Hono<SpeakingEnv>()
  .get(base, speakingScope, partScope, async (c) => c.html(await page(c)))
  .post(`${base}/answer`, limited, limitBody(16_384), speakingScope, partScope, async (c) => {
    const read = await readForm(c, SessionAnswer)
    if (!read.ok) return c.html(await page(c, { answer: read.form }), 422)
    await answerSession(c.var.ctx, c.var.speaking, idOf(c), read.data)
    return backTo(c, c.req.query('from') === 'session' ? `/sessions/${idOf(c)}` : `#session-${idOf(c)}`, 'answered')
  })
  .post(`${base}/needs`, limited, limitBody(16_384), speakingScope, partScope, async (c) => {
    const read = await readForm(c, SessionNeeds)
    if (!read.ok) return c.html(await page(c, { needs: read.form }), 422)
    await stateNeeds(c.var.ctx, c.var.speaking, idOf(c), read.data.needs)
    return backTo(c, `/sessions/${idOf(c)}#needs`, 'needs')
  })
  .post(`${base}/materials`, limited, limitBody(32_768), speakingScope, partScope, async (c) => {
    const { ctx, speaking } = c.var
    const { session } = await find(c)
    const read = await readForm(c, ownMaterialDetails(session.id, speaking.event.timeZone))
    if (!read.ok) return c.html(await page(c, { material: read.form }), 422)
    const id = await addMaterial(ctx, { ...actorOf(speaking), event: speaking.event }, read.data)
    await purge(c, eventTag(speaking.event.id))
    if (read.data.kind === 'link') return backTo(c, `/sessions/${session.id}#materials`, 'added')
    return c.redirect(link(frame(c), `${baseOf(c)}/materials/${id}`), 303)
  })
  .get(`${base}/suggestion`, speakingScope, partScope, async (c) => {
    const own = await find(c)
    return c.html(<SuggestionPage {...speakingPage(c)} own={own} form={formOf(own)} isSame={false} />)
  })
  .post(`${base}/suggestion`, limited, longest, speakingScope, partScope, async (c) => {
    const { ctx, speaking } = c.var
    const own = await find(c)
    const read = await readForm(c, SuggestionFields)
    const refuse = (form: FormState, isSame: boolean) =>
      c.html(<SuggestionPage {...speakingPage(c)} {...{ own, form, isSame }} />, 422)
    if (!read.ok) return refuse(read.form, false)
    const { languages } = speaking.event
    const suggested = suggestionOf(own.session, read.data, languages)
    if (!suggested) return refuse(read.form, true)
    if (suggested.title && Object.keys(suggested.title).length === 0) {
      return refuse({ ...read.form, faults: { [`title.${languages[0]}`]: 'required' } }, false)
    }
    await suggest(ctx, speaking, idOf(c), suggested)
    return backTo(c, `/sessions/${idOf(c)}#texts`, 'suggested')
  })
  .post(`${base}/suggestion/withdrawal`, limited, speakingScope, partScope, async (c) => {
    await withdrawSuggestion(c.var.ctx, c.var.speaking, idOf(c))
    return backTo(c, `/sessions/${idOf(c)}#texts`, 'withdrawn')
  })
