import type { Context } from 'hono'
import { purgeTag } from '#worker/core/edge-cache.ts'
import type { AppEnv } from '../env.ts'

/** Lets a page be kept for 15 seconds and shown for another 60 while it is made anew; only where its address names the language. */
export function cachePage(c: Context<AppEnv>, tag: string): void {
  if (!c.get('languageGiven')) return
  c.header('Cache-Control', 'public, max-age=15, stale-while-revalidate=60')
  c.header('Cache-Tag', tag)
}

/** Lets a public answer without language (JSON, picture, feed) be kept for some seconds. */
export function cacheFor(c: Context<AppEnv>, maxAgeSeconds: number, tag: string): void {
  c.header('Cache-Control', `public, max-age=${maxAgeSeconds}`)
  c.header('Cache-Tag', tag)
}

/** Drops what the edge keeps under a tag. */
export const purge = <E extends AppEnv>(c: Context<E>, tag: string): Promise<void> =>
  purgeTag(c.executionCtx as { cache?: CacheContext }, tag, (c as unknown as Context<AppEnv>).get('ctx').requestId)
