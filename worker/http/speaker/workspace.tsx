import { type Context, Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { messages } from '#web/messages/messages.ts'
import { WorkspacePage } from '#web/pages/speaker/workspace.tsx'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { nameAssistant, revokeAssistant } from '#worker/domain/programme/speaking/assistants.ts'
import { giveConsent } from '#worker/domain/programme/speaking/consent.ts'
import { ConsentWords, NewAssistant } from '#worker/domain/programme/speaking/schema.ts'
import { getWorkspace } from '#worker/domain/programme/speaking/workspace.ts'
import { frame } from '#worker/http/frame.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { backTo, partScope, type SpeakingEnv, speakingPage, speakingScope } from './scope.tsx'

const base = '/speaking/:token'
const limited = limitByAddress('LIMIT_REGISTRATION')

async function page(c: Context<SpeakingEnv>, form?: FormState) {
  const { ctx, speaking } = c.var
  const workspace = await getWorkspace(ctx, speaking)
  const shown = { ...speakingPage(c), frame: frame(c, accentStyle(speaking.event.accent)) }
  return <WorkspacePage {...shown} workspace={workspace} {...(form ? { form } : {})} />
}

export default new Hono<SpeakingEnv>()
  .get(base, speakingScope, async (c) => c.html(await page(c)))
  .post(`${base}/opening`, limited, limitBody(1024), speakingScope, (c) => c.body(null, 204))
  .post(`${base}/consents`, limited, limitBody(8192), speakingScope, partScope, async (c) => {
    const read = await readForm(c, ConsentWords)
    if (!read.ok) throw new Problem('request.malformed')
    const locale = c.get('locale')
    const { texts } = messages(locale).speaker.consent
    await giveConsent(c.var.ctx, c.var.speaking, read.data, { texts, locale })
    return backTo(c, '#consent', 'consent')
  })
  .post(`${base}/assistants`, limited, limitBody(8192), speakingScope, partScope, async (c) => {
    const read = await readForm(c, NewAssistant)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    await nameAssistant(c.var.ctx, c.var.speaking, read.data)
    c.executionCtx.waitUntil(drainSoon(c.var.ctx))
    return backTo(c, '#assistants', 'named')
  })
  .post(`${base}/assistants/:assistant/revocation`, speakingScope, partScope, async (c) => {
    await revokeAssistant(c.var.ctx, c.var.speaking, c.req.param('assistant'))
    return backTo(c, '#assistants', 'revoked')
  })
