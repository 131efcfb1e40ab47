import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { linkToken, tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { type EventRow, events } from '../../events/table.ts'
import { speakers } from '../../speakers/table.ts'
import { madeOf, stampOfSources } from './stamp.ts'
import { type PersonalFeedRow, personalFeeds } from './table.ts'

interface KeptFeed {
  feed: PersonalFeedRow
  event: EventRow
}

/** Whose feed it is. */
export interface FeedOwner {
  kind: PersonalFeedRow['kind']
  /** The registration, the speaker's profile, the account; of stars the feed itself, which belongs to whoever keeps its link. */
  id: string
}

/** In which column the owner of each kind stands. */
export const ownerColumns = {
  ticket: 'registrationId',
  speaker: 'speakerId',
  organiser: 'accountId',
  stars: 'id',
} as const satisfies Record<FeedOwner['kind'], keyof PersonalFeedRow>

/** The condition for the feed of an owner. */
export const ownedBy = ({ kind, id }: FeedOwner) => eq(personalFeeds[ownerColumns[kind]], id)

/** The feed of an owner, if it was asked for. */
export async function findFeedOf(ctx: Ctx, owner: FeedOwner): Promise<PersonalFeedRow | undefined> {
  const [feed] = await ctx.db.select().from(personalFeeds).where(ownedBy(owner))
  return feed
}

/** Where calendars fetch a feed: the one secret of it, without what its page may change. */
export const feedPath = async (ctx: Pick<Ctx, 'secret'>, { id, version }: Pick<PersonalFeedRow, 'id' | 'version'>) =>
  `/calendars/${await linkToken(ctx.secret, 'calendar', id, version)}.ics`

/** The page on which the feed of a browser's stars is changed; no calendar learns it. */
export const keeperPath = async (ctx: Pick<Ctx, 'secret'>, id: string) =>
  `/calendars/${await linkToken(ctx.secret, 'calendar-keeper', id, 0)}`

/** A feed that a calendar asks for. */
export interface PolledFeed extends PersonalFeedRow {
  /** The event whose readers are counted. */
  readersOf: string | null
  /** The stamp of what its bytes are made of. */
  sources: string
}

const readersOf = sql<string | null>`coalesce(event_id, (
  select registrations.event_id from registrations where registrations.id = personal_feeds.registration_id))`

/** The feed behind the address that calendars fetch; throws not_found for anything but a token that we made and did not replace. */
export async function getFeed(ctx: Ctx, token: string): Promise<PolledFeed> {
  const id = tokenId(token)
  const [found] = id
    ? await ctx.db
        .select({ feed: personalFeeds, readersOf: readersOf.as('readers_of'), madeOf: madeOf.as('made_of') })
        .from(personalFeeds)
        .where(eq(personalFeeds.id, id))
    : []
  if (!found || !(await verifyLinkToken(ctx.secret, 'calendar', found.feed.id, found.feed.version, token)))
    throw new Problem('not_found')
  return { ...found.feed, readersOf: found.readersOf, sources: await stampOfSources(found.madeOf, ctx.now) }
}

/** The feed of stars behind its page's link, with the event that the stars are of; throws not_found likewise. */
export async function getKeptFeed(ctx: Ctx, token: string): Promise<KeptFeed> {
  const id = tokenId(token)
  if (!id) throw new Problem('not_found')
  const [found] = await ctx.db
    .select({ feed: personalFeeds, event: events })
    .from(personalFeeds)
    .innerJoin(events, eq(events.id, personalFeeds.eventId))
    .where(and(eq(personalFeeds.id, id), ne(events.state, 'draft')))
  if (!found || !(await verifyLinkToken(ctx.secret, 'calendar-keeper', id, 0, token))) throw new Problem('not_found')
  return found
}

/** A speaker of an organization, and their feed if it was asked for. Throws `not_found`. */
export async function getSpeakerWithFeed(ctx: Ctx, organizationId: string, slug: string) {
  const isMeant = and(eq(speakers.organizationId, organizationId), eq(speakers.slug, slug))
  const ids = ctx.db.select({ id: speakers.id }).from(speakers).where(isMeant)
  const [[speaker], [feed]] = await ctx.db.batch([
    ctx.db.select({ id: speakers.id, slug: speakers.slug, name: speakers.name }).from(speakers).where(isMeant),
    ctx.db.select().from(personalFeeds).where(inArray(personalFeeds.speakerId, ids)),
  ])
  if (!speaker) throw new Problem('not_found')
  return { speaker, feed }
}
