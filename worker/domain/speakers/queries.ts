import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { words } from '#worker/core/text/fold.ts'
import { affiliationShown, affiliationSlug, type Partner, partnersStatement } from './affiliation.ts'
import { type SpeakerRow, speakers } from './table.ts'

/** The speakers that an organization knows, to choose from. */
export const speakersStatement = (ctx: Ctx, organizationId: string) =>
  ctx.db
    .select({ id: speakers.id, name: speakers.name, affiliation: affiliationShown.as('affiliation') })
    .from(speakers)
    .where(eq(speakers.organizationId, organizationId))
    .orderBy(asc(speakers.slug))
export type KnownSpeaker = Awaited<ReturnType<typeof speakersStatement>>[number]

/** Sessions stand below speakers in the order of nouns: named in SQL, not imported. */
const eventCount = sql<number>`(
  select count(distinct s.event_id) from contributors c join sessions s on s.id = c.session_id
  where c.speaker_id = speakers.id
)`

interface Stretch {
  /** Words of either name; none finds everybody. */
  query: string
  /** The address behind which a page of the list begins. */
  after: string
  limit: number
}

/** The speakers of an organization by name, with the number of its events at which each contributes. */
export const listedSpeakersStatement = (ctx: Ctx, organizationId: string, { query, after, limit }: Stretch) =>
  ctx.db
    .select({
      slug: speakers.slug,
      name: speakers.name,
      nativeName: speakers.nativeName,
      affiliation: affiliationShown.as('affiliation'),
      events: eventCount,
    })
    .from(speakers)
    .where(
      and(
        eq(speakers.organizationId, organizationId),
        gt(speakers.slug, after),
        ...words(query, 5).map((word) => sql`instr(${speakers.nameFolded}, ${word}) > 0`),
      ),
    )
    .orderBy(asc(speakers.slug))
    .limit(limit)
export type ListedSpeaker = Awaited<ReturnType<typeof listedSpeakersStatement>>[number]

/** A profile as its organisers edit it: with the address of the organization that is chosen as affiliation. */
export type EditedSpeaker = SpeakerRow & { organization: string | null }

interface Found {
  speaker: EditedSpeaker
  partners: Partner[]
}

async function findSpeaker(ctx: Ctx, organizationId: string, meant: SQL | undefined): Promise<Found> {
  const [[speaker], partners] = await ctx.db.batch([
    ctx.db
      .select({ ...getTableColumns(speakers), organization: affiliationSlug.as('organization') })
      .from(speakers)
      .where(and(eq(speakers.organizationId, organizationId), meant)),
    partnersStatement(ctx, organizationId),
  ])
  if (!speaker) throw new Problem('not_found')
  return { speaker, partners }
}

/** One speaker of an organization, and which organizations may be chosen as affiliation. Throws `not_found`. */
export const getSpeaker = (ctx: Ctx, organizationId: string, slug: string): Promise<Found> =>
  findSpeaker(ctx, organizationId, eq(speakers.slug, slug))

interface EventOfSpeaker {
  id: string
  organizationId: string
}

/** The same of one who contributes to the event: what a co-host may edit. Throws `not_found`. */
export const getSpeakerOfEvent = (ctx: Ctx, event: EventOfSpeaker, slug: string): Promise<Found> =>
  findSpeaker(
    ctx,
    event.organizationId,
    and(
      eq(speakers.slug, slug),
      sql`exists (
        select 1 from contributors c join sessions s on s.id = c.session_id
        where c.speaker_id = ${speakers.id} and s.event_id = ${event.id}
      )`,
    ),
  )
