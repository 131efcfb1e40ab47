import { Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { CodePage } from '#web/pages/auth/code.tsx'
import { SignInPage } from '#web/pages/auth/sign-in.tsx'
import { requestCode } from '#worker/domain/accounts/request-code.ts'
import { CodeEntry, CodeRequest } from '#worker/domain/accounts/schema.ts'
import { signInByCode } from '#worker/domain/accounts/sign-in.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { limitBody, limitByAddress } from '../middleware/limits.ts'
import { readForm } from '../validate.ts'
import { keepSignIn, visitor } from './cookie.ts'
import { ownPath } from './next.ts'

const limited = limitByAddress('LIMIT_SIGN_IN')
const limitedBody = limitBody(32_768)

export default new Hono<AppEnv>()
  .get('/sign-in', (c) => {
    const form = { values: { next: c.req.query('next') ?? '' }, faults: {} }
    return c.html(<SignInPage frame={frame(c)} form={form} />)
  })
  .post('/sign-in', limited, limitedBody, async (c) => {
    const result = await readForm(c, CodeRequest)
    if (!result.ok) return c.html(<SignInPage frame={frame(c)} form={result.form} />, 422)
    await requestCode(c.get('ctx'), {
      email: result.data.email,
      locale: c.get('locale'),
      ownerEmail: c.env.OWNER_EMAIL,
    })
    return c.html(<CodePage frame={frame(c)} form={result.form} />)
  })
  .get('/sign-in/code', (c) => c.redirect(link(frame(c), '/sign-in'), 303))
  .post('/sign-in/code', limited, limitedBody, async (c) => {
    const result = await readForm(c, CodeEntry)
    if (!result.ok) {
      const page = result.form.faults.email ? SignInPage : CodePage
      return c.html(page({ frame: frame(c), form: result.form }), 422)
    }
    const token = await signInByCode(c.get('ctx'), result.data.email, result.data.code, visitor(c))
    if (!token) {
      return c.html(<CodePage frame={frame(c)} form={{ ...result.form, faults: { code: 'code_wrong' } }} />, 422)
    }
    keepSignIn(c, token)
    return c.redirect(link(frame(c), ownPath(result.data.next)), 303)
  })
