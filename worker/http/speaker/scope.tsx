import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { GonePage } from '#web/pages/speaker/gone.tsx'
import { Problem } from '#worker/core/problem.ts'
import { getSpeakingLink, openedStatement, type SpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'

export interface SpeakingEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { speaking: SpeakingLink }
}

const isPage = (c: Context) => (c.req.header('accept') ?? '').includes('text/html')

/**
 * Loads the link by its token, the only proof: no cookie is read, so that a request from elsewhere without the token does
 * nothing. No page that we link to learns the address, and no search engine. Whoever posts uses the page; who loads it may
 * be a mail scanner.
 */
export const speakingScope = createMiddleware<SpeakingEnv>(async (c, next) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  const ctx = c.get('ctx')
  const found = await getSpeakingLink(ctx, c.req.param('token') ?? '')
  if (found.standing !== 'live') {
    if (isPage(c)) return c.html(<GonePage frame={frame(c)} found={found} />, 410)
    throw new Problem('speaking.revoked')
  }
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !found.invitation.openedAt) {
    await openedStatement(ctx, found.invitation)
  }
  c.set('speaking', found)
  await next()
})

/** The same for who still has a part in the draft (404), and an event that is not cancelled wherever something is changed. */
export const partScope = createMiddleware<SpeakingEnv>(async (c, next) => {
  const { hasPart, event } = c.get('speaking')
  if (!hasPart) throw new Problem('not_found')
  if (c.req.method !== 'GET' && event.state === 'cancelled') throw new Problem('event.cancelled')
  await next()
})

/** The workspace's own path. */
export const baseOf = (c: Context<SpeakingEnv>) => `/speaking/${c.req.param('token')}`

const dones = Object.keys(messages('en').speaker.done) as (keyof ReturnType<typeof messages>['speaker']['done'])[]

/** What every page behind the link is given. */
export const speakingPage = (c: Context<SpeakingEnv>) => ({
  frame: frame(c),
  base: baseOf(c),
  speaking: c.get('speaking'),
  done: dones.find((word) => word === c.req.query('done')),
})

/** Back to a page of the workspace, which says what was done. */
export const backTo = (c: Context<SpeakingEnv>, path: string, done: (typeof dones)[number]) => {
  const [before = '', fragment] = path.split('#', 2)
  const to = `${baseOf(c)}${before}?done=${done}${fragment === undefined ? '' : `#${fragment}`}`
  return c.redirect(link(frame(c), to), 303)
}
