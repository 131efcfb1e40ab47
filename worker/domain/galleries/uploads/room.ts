import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Actor } from '../../audit/record.ts'
import { maxPhotosOfEvent } from '../schema.ts'
import { isKept, isKnown } from '../shown.ts'
import { type PhotoSource, photos } from '../table.ts'

/** Who brings in pictures: an account, or whoever a link was made for. */
export interface Uploader {
  id: string
  /** Whom a link was made for. */
  name?: string
  source: PhotoSource
  /** How many pictures of theirs the event takes. */
  maxPhotos: number
}

/** An organiser brings in as many as the event takes. */
export const organiser = (accountId: string): Uploader => ({
  id: accountId,
  source: 'organiser',
  maxPhotos: maxPhotosOfEvent,
})

/** As the history names them; an attendee is nobody there. */
export const actorOf = ({ id, name, source }: Uploader): Actor | { actorId: null } =>
  source === 'attendee' ? { actorId: null } : { actorId: id, actorName: name }

const countWhere = (condition: SQL | undefined) => sql`(select count(*) from ${photos} where ${and(condition, isKept)})`

/** How many more pictures of somebody an event takes, inside a statement. */
export const roomIn = (eventId: string, { id, maxPhotos }: Uploader) => {
  const ofEvent = eq(photos.eventId, eventId)
  const own = countWhere(and(ofEvent, eq(photos.uploadedBy, id)))
  return sql<number>`min(${maxPhotosOfEvent} - ${countWhere(ofEvent)}, ${maxPhotos} - ${own})`
}

/** The same on its own. */
export const roomOf = (ctx: Ctx, eventId: string, uploader: Uploader) =>
  ctx.db.select({ left: roomIn(eventId, uploader).as('room_left') }).from(sql`(select 1)`)

export interface Announced {
  /** Of the announced pictures, by hash, those that need not be sent. */
  known: string[]
  /** How many more may come. */
  room: number
}

/** Tells before a byte is sent which pictures are here already, and how many more may come. */
export async function announce(
  ctx: Ctx,
  uploader: Uploader,
  eventId: string,
  hashes: readonly string[],
): Promise<Announced> {
  const announced = inArray(photos.contentHash, sql`(select value from json_each(${JSON.stringify(hashes)}))`)
  const [rows, [room]] = await ctx.db.batch([
    ctx.db
      .selectDistinct({ hash: sql<string>`${photos.contentHash}`.as('hash') })
      .from(photos)
      .where(and(eq(photos.eventId, eventId), announced, isKnown)),
    roomOf(ctx, eventId, uploader),
  ])
  return { known: rows.map(({ hash }) => hash), room: Math.max(0, room?.left ?? 0) }
}
