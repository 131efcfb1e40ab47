import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../env.ts'

const nameOf = (eventId: string) => `gallery-${eventId}`

const keptSeconds = 60 * 86_400

/** What the browser kept for the albums of an event, checked or not. */
export const galleryPass = (c: Context<AppEnv>, eventId: string): string | undefined =>
  getCookie(c, nameOf(eventId), 'host')

/** Lets the browser into the albums of an event from now on. */
export const keepGalleryPass = (c: Context<AppEnv>, eventId: string, pass: string) =>
  setCookie(c, nameOf(eventId), pass, {
    ...{ prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
    maxAge: keptSeconds,
  })
