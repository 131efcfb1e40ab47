import { and, asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { type SpeakerRow, speakers } from './table.ts'

/** Where a speaker works: the organization's name where one is chosen, else the text. */
export const affiliationShown = sql`coalesce(
  (select name from organizations where organizations.id = speakers.affiliation_id), speakers.affiliation
)`.mapWith(speakers.affiliation)

/** The speakers that an organization knows, to choose from. */
export const speakersStatement = (ctx: Ctx, organizationId: string) =>
  ctx.db
    .select({ id: speakers.id, name: speakers.name, affiliation: affiliationShown.as('affiliation') })
    .from(speakers)
    .where(eq(speakers.organizationId, organizationId))
    .orderBy(asc(speakers.slug))
export type KnownSpeaker = Awaited<ReturnType<typeof speakersStatement>>[number]

/** One speaker of an organization. Throws `not_found`. */
export async function getSpeaker(ctx: Ctx, organizationId: string, slug: string): Promise<SpeakerRow> {
  const [speaker] = await ctx.db
    .select()
    .from(speakers)
    .where(and(eq(speakers.organizationId, organizationId), eq(speakers.slug, slug)))
  if (!speaker) throw new Problem('not_found')
  return speaker
}
