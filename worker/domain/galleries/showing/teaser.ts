import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventId } from '../../events/queries.ts'
import { albums, photos } from '../table.ts'
import { isOpenToAll } from './door.ts'
import { inOrder, shown } from './queries.ts'

const thumbnailsOfTeaser = 6

const thumbnailColumns = { publicKey: photos.publicKey, alt: photos.alt, width: photos.width, height: photos.height }

/** The first six pictures of an event that everybody may see. */
export const teaserStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select(thumbnailColumns)
    .from(photos)
    .where(shown(eventId, isOpenToAll(ctx, photos.eventId)))
    .orderBy(...inOrder)
    .limit(thumbnailsOfTeaser)
export type PhotoThumbnail = Awaited<ReturnType<typeof teaserStatement>>[number]

/** The same of a session's album, which each of them names; a session is told by its number. */
export const sessionTeaserStatement = (ctx: Ctx, eventId: EventId, number: string) =>
  ctx.db
    .select({ ...thumbnailColumns, albumId: photos.albumId })
    .from(photos)
    .innerJoin(albums, eq(albums.id, photos.albumId))
    .where(
      shown(
        eventId,
        and(
          isOpenToAll(ctx, photos.eventId),
          eq(albums.eventId, eventId),
          eq(
            albums.sessionId,
            sql`(select id from sessions where event_id = ${eventId} and number = cast(${number} as integer))`,
          ),
        ),
      ),
    )
    .orderBy(...inOrder)
    .limit(thumbnailsOfTeaser)
export type SessionThumbnail = Awaited<ReturnType<typeof sessionTeaserStatement>>[number]
