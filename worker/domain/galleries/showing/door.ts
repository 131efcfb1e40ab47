import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { keyedHash } from '#worker/core/tokens.ts'
import type { EventId } from '../../events/queries.ts'
import { events } from '../../events/table.ts'
import { isForPress, isShown } from '../shown.ts'
import { gallerySettings, photos } from '../table.ts'

/** What stands in the database for a PIN; worthless without the installation's secret. Capitals do not matter. */
export const pinHashOf = ({ secret }: Pick<Ctx, 'secret'>, eventId: string, pin: string): Promise<string> =>
  keyedHash(secret, `gallery-pin ${eventId} ${pin.normalize('NFKC').toLowerCase()}`)

/** What a browser keeps that gave the right PIN; another PIN makes it worthless. */
export const galleryPassOf = ({ secret }: Pick<Ctx, 'secret'>, eventId: string, pinHash: string): Promise<string> =>
  keyedHash(secret, `gallery-pass ${eventId} ${pinHash}`)

/** What decides who sees an event's albums. */
export interface GalleryDoor {
  eventId: string
  pinHash: string | null
  endsAt: Date | null
  isIndexed: boolean
}

/** Inside a query of events joined with their settings. */
const doorColumns = {
  eventId: events.id,
  pinHash: gallerySettings.pinHash,
  endsAt: gallerySettings.endsAt,
  isIndexed: sql<boolean>`coalesce(${gallerySettings.isIndexed}, 0)`.mapWith(Boolean).as('is_indexed'),
}

/** Whether an event shows a picture of a kind. Inside a query of events. */
const shows = (kind: SQL, name: string) =>
  sql<boolean>`exists (select 1 from ${photos} where ${photos.eventId} = ${events.id} and ${kind} and ${isShown})`
    .mapWith(Boolean)
    .as(name)

/** Who sees the albums of an event, and whether some of their pictures are highlights or for the press. */
export const galleryDoorStatement = (ctx: Ctx, id: EventId) =>
  ctx.db
    .select({
      ...doorColumns,
      hasHighlights: shows(sql`${photos.isHighlight} = 1`, 'has_highlights'),
      hasPress: shows(isForPress, 'has_press'),
    })
    .from(events)
    .leftJoin(gallerySettings, eq(gallerySettings.eventId, events.id))
    .where(eq(events.id, id))
export type GalleryEntrance = Awaited<ReturnType<typeof galleryDoorStatement>>[number]

const hasEnded = ({ endsAt }: Pick<GalleryDoor, 'endsAt'>, now: Date): boolean => endsAt !== null && now >= endsAt

/** Whether a search engine may list the albums. */
export const isListed = ({ isIndexed, pinHash }: Pick<GalleryDoor, 'isIndexed' | 'pinHash'>): boolean =>
  isIndexed && pinHash === null

/** Whether this is the pass that the PIN of an event is worth; compared in constant time. */
export async function isPassOf(
  ctx: Pick<Ctx, 'secret'>,
  { eventId, pinHash }: { eventId: string; pinHash: string },
  pass = '',
): Promise<boolean> {
  const [given, wanted] = [Buffer.from(pass), Buffer.from(await galleryPassOf(ctx, eventId, pinHash))]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Why a visitor with this pass does not see the albums; undefined when they do. */
export async function closedBecause(
  ctx: Ctx,
  { eventId, pinHash, endsAt }: GalleryDoor,
  pass: string | undefined,
): Promise<'ended' | 'pin' | undefined> {
  if (hasEnded({ endsAt }, ctx.now)) return 'ended'
  return pinHash === null || (await isPassOf(ctx, { eventId, pinHash }, pass)) ? undefined : 'pin'
}

/** The condition that everybody sees an event's albums: without a PIN, before their end. `eventId` is a column around it. */
export const isOpenToAll = (ctx: Ctx, eventId: unknown) => sql`not exists (
  select 1 from gallery_settings s where s.event_id = ${eventId}
    and (s.pin_hash is not null or s.ends_at <= ${ctx.now.getTime()}))`

/** The events whose albums search engines may list. */
export const gallerySitemapStatement = (ctx: Ctx) =>
  ctx.db
    .select({ slug: events.slug, changedAt: gallerySettings.updatedAt })
    .from(gallerySettings)
    .innerJoin(events, eq(events.id, gallerySettings.eventId))
    .where(
      and(
        eq(gallerySettings.isIndexed, true),
        eq(events.state, 'published'),
        isNull(events.archivedAt),
        isOpenToAll(ctx, events.id),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
