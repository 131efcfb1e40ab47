import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { signOut, signOutEverywhere } from '#worker/domain/accounts/sign-out.ts'
import type { SignedInEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { signedIn } from '../middleware/sign-in.ts'
import { dropSignIn } from './cookie.ts'

export default new Hono<SignedInEnv>()
  .post('/sign-out', signedIn, async (c) => {
    await signOut(c.get('ctx'), c.get('account').id, c.get('signInId'))
    dropSignIn(c)
    return c.redirect(link(frame(c), '/'), 303)
  })
  .post('/sign-out/everywhere', signedIn, async (c) => {
    await signOutEverywhere(c.get('ctx'), c.get('account').id)
    dropSignIn(c)
    return c.redirect(link(frame(c), '/'), 303)
  })
