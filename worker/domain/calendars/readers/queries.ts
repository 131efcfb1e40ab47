import { and, eq, gte } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { dayOf } from './count.ts'
import { type ReaderFamily, readerFamilies } from './family.ts'
import { feedReaders } from './table.ts'

const days = 7

/** The last seven days (UTC), today last. */
const lastDays = (now: Date): string[] =>
  Array.from({ length: days }, (_, index) => dayOf(new Date(now.getTime() - (days - 1 - index) * 86_400_000)))

/** How often feeds of an event or an organization, as `feeds.source` names it, were asked for on each of the last seven days. */
export const pollsStatement = (ctx: Ctx, source: string) =>
  ctx.db
    .select({ day: feedReaders.day, family: feedReaders.family, polls: feedReaders.polls })
    .from(feedReaders)
    .where(and(eq(feedReaders.source, source), gte(feedReaders.day, lastDays(ctx.now)[0] ?? '')))
type Poll = Awaited<ReturnType<typeof pollsStatement>>[number]

export interface Readers {
  days: string[]
  /** The families that asked, those that asked most first; a figure for each day. */
  families: { family: ReaderFamily; polls: number[]; total: number }[]
}

/** The same as a table: families down, days across. */
export function readersOf(polls: readonly Poll[], now: Date): Readers {
  const shown = lastDays(now)
  const families = readerFamilies.map((family) => {
    const row = shown.map((one) => polls.find((poll) => poll.day === one && poll.family === family)?.polls ?? 0)
    return { family, polls: row, total: row.reduce((sum, n) => sum + n, 0) }
  })
  return { days: shown, families: families.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total) }
}
