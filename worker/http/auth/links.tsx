import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { LinkPage } from '#web/pages/auth/link.tsx'
import { UsedLinkPage } from '#web/pages/auth/used-link.tsx'
import { findSignInLink } from '#worker/domain/accounts/queries.ts'
import { signInByLink } from '#worker/domain/accounts/sign-in.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { limitByAddress } from '../middleware/limits.ts'
import { keepSignIn, visitor } from './cookie.ts'
import { ownPath } from './next.ts'

const limited = limitByAddress('LIMIT_SIGN_IN')

export default new Hono<AppEnv>()
  .get('/sign-in/links/:token', limited, async (c) => {
    // The token must not travel on as a referrer; `no-referrer` would make the button's POST come from nowhere.
    c.header('Referrer-Policy', 'same-origin')
    const found = await findSignInLink(c.get('ctx'), c.req.param('token'))
    if (!found) return c.html(<UsedLinkPage frame={frame(c)} />, 410)
    return c.html(<LinkPage frame={frame(c)} mailbox={found.mailbox} />)
  })
  .post('/sign-in/links/:token', limited, async (c) => {
    const found = await findSignInLink(c.get('ctx'), c.req.param('token'))
    const token = found && (await signInByLink(c.get('ctx'), found, visitor(c)))
    if (!token) return c.html(<UsedLinkPage frame={frame(c)} />, 410)
    keepSignIn(c, token)
    return c.redirect(link(frame(c), ownPath(undefined)), 303)
  })
