import { desc, eq, max, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { type EventId, eventStatement, listed } from '../events/queries.ts'
import { events } from '../events/table.ts'
import { releasedSessions } from './frozen.ts'
import { type Portrait, portraitStatement, portraitsStatement, sessionPortraitsStatement } from './portraits.ts'
import { type SpeakerParts, speakerPartsOf } from './speaker-parts.ts'
import { programmeVersions as versions } from './table.ts'
import { newestVersionStatement, publicProgrammeEventId } from './versions.ts'

/** Of which session or speaker the text is wanted; their ids are only known inside the version. */
type TextOwner = { list: 'sessions'; number: string } | { list: 'speakers'; slug: string }

/** The newest version with the text of one session or speaker; all the others stay in the database. */
function newestWithTextStatement(ctx: Ctx, eventId: EventId, owner: TextOwner) {
  const [name, value] = owner.list === 'sessions' ? ['number', owner.number] : ['slug', owner.slug]
  const text = sql<Localized | null>`(
    select json_extract(${versions.texts}, ${`$.${owner.list}."`} || (one.value ->> 'id') || '"')
    from json_each(${versions.programme}, ${`$.${owner.list}`}) one
    where cast(one.value ->> ${name} as text) = ${value}
  )`.mapWith((json: string): Localized => JSON.parse(json))
  return ctx.db
    .select({ programme: versions.programme, text: text.as('text') })
    .from(versions)
    .where(eq(versions.eventId, eventId))
    .orderBy(desc(versions.number))
    .limit(1)
}

/** Where to find the portraits of a programme's speakers: by the speaker's id. */
export type Portraits = ReadonlyMap<string, string>

const portraitsOf = (rows: readonly Portrait[]): Portraits =>
  new Map(rows.map(({ id, portraitKey }) => [id, portraitKey]))

/** What a page of a released session is made from, for the batch of whoever adds to it. */
export const releasedSessionStatements = (ctx: Ctx, id: EventId, number: string) =>
  [
    eventStatement(ctx, id),
    newestWithTextStatement(ctx, id, { list: 'sessions', number }),
    sessionPortraitsStatement(ctx, id, number),
  ] as const

type Found = ReturnType<typeof releasedSessionStatements>
type SessionRows = readonly [Awaited<Found[0]>, Awaited<Found[1]>, Awaited<Found[2]>]

/** A session of an event's newest release by its number, with its abstract and the programme around it. Throws `not_found`. */
export function releasedSessionOf(number: string, [[event], [version], portraits]: SessionRows) {
  const programme = version ? releasedSessions(version.programme) : []
  const session = programme.find((one) => String(one.number) === number)
  if (!event || !session) throw new Problem('not_found')
  return { event, session, abstract: version?.text ?? {}, programme, portraits: portraitsOf(portraits) }
}

/** The speakers of an event's newest release with their sessions, by name; none before the first release. Throws `not_found`. */
export async function getReleasedSpeakers(ctx: Ctx, slug: string) {
  const id = publicProgrammeEventId(slug)
  const [[event], [version], portraits] = await ctx.db.batch([
    eventStatement(ctx, id),
    newestVersionStatement(ctx, id),
    portraitsStatement(ctx, id),
  ])
  if (!event) throw new Problem('not_found')
  const speakers: SpeakerParts[] = version ? speakerPartsOf(version.programme) : []
  return { event, speakers, portraits: portraitsOf(portraits) }
}

/** A speaker of an event's newest release, with the biography and the sessions there. Throws `not_found`. */
export async function getReleasedSpeaker(ctx: Ctx, slug: string, speakerSlug: string) {
  const id = publicProgrammeEventId(slug)
  const [[event], [version], portraits] = await ctx.db.batch([
    eventStatement(ctx, id),
    newestWithTextStatement(ctx, id, { list: 'speakers', slug: speakerSlug }),
    portraitStatement(ctx, id, speakerSlug),
  ])
  const found = version && speakerPartsOf(version.programme).find(({ speaker }) => speaker.slug === speakerSlug)
  if (!event || !found) throw new Problem('not_found')
  return { event, ...found, biography: version.text ?? {}, portraits: portraitsOf(portraits) }
}

/** The events in the sitemap that have a schedule, the latest first, and when its newest version was released. */
export const scheduleSitemapStatement = (ctx: Ctx) =>
  ctx.db
    .select({ slug: events.slug, changedAt: max(versions.releasedAt).as('changed_at') })
    .from(events)
    .innerJoin(versions, eq(versions.eventId, events.id))
    .where(listed)
    .groupBy(events.id)
    .orderBy(desc(events.endsAt), desc(events.id))
