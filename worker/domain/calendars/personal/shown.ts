import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plainHash } from '#worker/core/tokens.ts'
import type { PolledFeed } from './queries.ts'
import { personalFeeds } from './table.ts'

/** By what a client knows the bytes of a feed again: their hash, and since when they are these. */
export interface ShownVersion {
  hash: string
  changedAt: Date
}

/** What was shown last, if it was made of what there is now. */
export function presentVersion(feed: PolledFeed, locale: Locale): ShownVersion | undefined {
  const last = feed.shown[locale]
  return last?.sources === feed.sources ? { hash: last.hash, changedAt: new Date(last.changedAt) } : undefined
}

const inWholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000

/**
 * Writes down what is shown, when that or what it is made of changed. The date is at least a second after the one before:
 * clients that ask by date only must hear of what was deleted too.
 */
export async function noteShown(ctx: Ctx, feed: PolledFeed, locale: Locale, body: string): Promise<ShownVersion> {
  const hash = await plainHash(body)
  const last = feed.shown[locale]
  const changedAt =
    last?.hash === hash ? last.changedAt : Math.max(inWholeSeconds(ctx.now.getTime()), (last?.changedAt ?? 0) + 1000)
  if (last?.hash !== hash || last.sources !== feed.sources)
    await ctx.db
      .update(personalFeeds)
      .set({ shown: { ...feed.shown, [locale]: { hash, changedAt, sources: feed.sources } }, polledAt: ctx.now })
      .where(eq(personalFeeds.id, feed.id))
  return { hash, changedAt: new Date(changedAt) }
}
