import { type Context, Hono } from 'hono'
import { SpeakingShownLinkPage } from '#web/pages/console/speaking-link.tsx'
import { linkDone, SpeakingSpeakerPage } from '#web/pages/console/speaking-speaker.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { endAssistant } from '#worker/domain/programme/speaking/assistants.ts'
import {
  type Change,
  changeAddress,
  LinkAddress,
  LinkMail,
  LinkRenewal,
  mailLinkAgain,
  renewLink,
  restoreLink,
  revokeLink,
} from '#worker/domain/programme/speaking/change-link.ts'
import { getSpeaking } from '#worker/domain/programme/speaking/one.ts'
import { getSpeakerOfLink, readLink } from '#worker/domain/programme/speaking/read-link.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const path = '/console/events/:event/speaking/invitations/:invitation'

const change = (c: Context<EventEnv>): Change => ({
  actorId: c.var.account.id,
  event: c.var.event,
  invitationId: c.req.param('invitation') ?? '',
})

/** The page of one speaker, with the form of the address as it stands or as it was typed. */
async function page(c: Context<EventEnv>, slug: string, typed?: FormState) {
  const found = await getSpeaking(c.var.ctx, c.var.event, slug)
  const { email = '', locale = 'en' } = found.link ?? {}
  const form = typed ?? { values: { email, locale }, faults: {} }
  const done = linkDone.find((word) => word === c.req.query('done'))
  return <SpeakingSpeakerPage {...eventPage(c)} {...{ found, form, done }} />
}

async function changed(c: Context<EventEnv>, done: (typeof linkDone)[number]) {
  const { slug } = await getSpeakerOfLink(c.var.ctx, change(c))
  return programmeChanged(c, `/speaking/speakers/${slug}?done=${done}`)
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/speaking/speakers/:speaker', needs('programme.edit'), async (c) =>
    c.html(await page(c, c.req.param('speaker'))),
  )
  .post(`${path}/mails`, needs('programme.edit'), async (c) => {
    const read = await readForm(c, LinkMail)
    if (!read.ok) throw new Problem('request.malformed')
    await mailLinkAgain(c.var.ctx, change(c), read.data)
    await drainSoon(c.var.ctx)
    return changed(c, 'mailed')
  })
  .post(`${path}/renewal`, needs('programme.edit'), async (c) => {
    const read = await readForm(c, LinkRenewal)
    if (!read.ok) throw new Problem('request.malformed')
    await renewLink(c.var.ctx, change(c), read.data)
    await drainSoon(c.var.ctx)
    return changed(c, 'renewed')
  })
  .post(`${path}/address`, needs('programme.edit'), async (c) => {
    const { ctx } = c.var
    const read = await readForm(c, LinkAddress)
    if (!read.ok) {
      const { slug } = await getSpeakerOfLink(ctx, change(c))
      return c.html(await page(c, slug, read.form), 422)
    }
    await changeAddress(ctx, change(c), read.data)
    await drainSoon(ctx)
    return changed(c, 'address')
  })
  .post(`${path}/revocation`, needs('programme.edit'), async (c) => {
    await revokeLink(c.var.ctx, change(c))
    return changed(c, 'revoked')
  })
  .post(`${path}/revocation/removal`, needs('programme.edit'), async (c) => {
    await restoreLink(c.var.ctx, change(c))
    return changed(c, 'restored')
  })
  .post(`${path}/assistants/:assistant/revocation`, needs('programme.edit'), async (c) => {
    await endAssistant(c.var.ctx, change(c), c.req.param('assistant'))
    return changed(c, 'ended')
  })
  .post(`${path}/link`, needs('programme.edit'), async (c) => {
    const { ctx } = c.var
    const { link, speaker } = await readLink(ctx, change(c))
    const token = await linkToken(ctx.secret, 'speaking', link.id, link.version)
    const address = `${ctx.origin}/speaking/${token}?lang=${link.locale}`
    return c.html(<SpeakingShownLinkPage {...eventPage(c)} {...{ speaker, address }} />)
  })
