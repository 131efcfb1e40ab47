import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { signInDays } from '#worker/domain/accounts/rules.ts'
import type { Visitor } from '#worker/domain/accounts/sign-in.ts'
import type { AppEnv } from '../env.ts'
import { signInCookie } from '../middleware/sign-in.ts'

const attributes = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

/** Who stands before the door. */
export const visitor = (c: Context<AppEnv>): Visitor => ({
  locale: c.get('locale'),
  ownerEmail: c.env.OWNER_EMAIL,
  earlierToken: getCookie(c, signInCookie, 'host'),
})

/** Gives the browser its sign-in. */
export const keepSignIn = <E extends AppEnv>(c: Context<E>, token: string) =>
  setCookie(c, signInCookie, token, { ...attributes, maxAge: signInDays * 86_400 })

/** Takes it back. */
export const dropSignIn = <E extends AppEnv>(c: Context<E>) => deleteCookie(c, signInCookie, attributes)
