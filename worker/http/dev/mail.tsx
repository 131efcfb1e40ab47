import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { mailStyle } from '#web/mails/style.ts'
import { LocalMailPage, MailboxPage } from '#web/pages/dev/mailbox.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { findLocalMail, localMailbox } from '#worker/domain/mail/local.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { frame } from '#worker/http/frame.ts'

const newest = 1000

/** Outside development there is nothing at these addresses. */
const developmentOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (c.env.ENVIRONMENT !== 'development') throw new Problem('not_found')
  await next()
})

async function getLocalMail(ctx: Ctx, id: string) {
  const mail = await findLocalMail(ctx, id)
  if (!mail) throw new Problem('not_found')
  return mail
}

/** The mail as its reader sees it: no script, nothing from outside, an origin of its own. */
const bodyPolicy = [
  'sandbox allow-popups allow-top-navigation-by-user-activation',
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(mailStyle).digest('base64')}'`,
  "frame-ancestors 'none'",
].join('; ')

export default new Hono<AppEnv>()
  .use('/dev/*', developmentOnly)
  .get('/dev/mail', async (c) =>
    c.html(<MailboxPage frame={frame(c)} mails={await localMailbox(c.get('ctx'), newest)} />),
  )
  .get('/dev/mail.json', async (c) => {
    const mails = await localMailbox(c.get('ctx'), newest)
    return c.json(
      mails.map(({ id, to, subject, text, html, attachments, sentAt }) => ({
        id,
        to,
        subject,
        text,
        html,
        attachments: attachments.map(({ name, content }) => ({ name, content })),
        sentAt,
      })),
    )
  })
  .get('/dev/mail/:id', async (c) => {
    const mail = await getLocalMail(c.get('ctx'), c.req.param('id'))
    return c.html(<LocalMailPage frame={frame(c)} mail={mail} />)
  })
  .get('/dev/mail/:id/body', async (c) => {
    const mail = await getLocalMail(c.get('ctx'), c.req.param('id'))
    return c.html(mail.html, 200, { 'Content-Security-Policy': bodyPolicy })
  })
