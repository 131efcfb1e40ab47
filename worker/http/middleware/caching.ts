import type { Context } from 'hono'
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

/** The tag under which everything public of an event is cached. */
export const eventTag = (eventId: string) => `event-${eventId}`

/** The same of an organization. */
export const organizationTag = (id: string) => `organization-${id}`

/**
 * Drops what the edge keeps under a tag. Where there is no edge cache (a laptop, a test) nothing is kept. A purge that is
 * refused, as after many in a minute, undoes no change: what is kept grows old by itself.
 */
export async function purge<E extends AppEnv>(c: Context<E>, tag: string): Promise<void> {
  const cache = (c.executionCtx as { cache?: { purge(options: { tags: string[] }): Promise<unknown> } }).cache
  try {
    await cache?.purge({ tags: [tag] })
  } catch {
    console.warn(
      JSON.stringify({ requestId: (c as unknown as Context<AppEnv>).get('ctx').requestId, purge: 'refused' }),
    )
  }
}
