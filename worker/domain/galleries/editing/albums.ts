import { and, eq, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { maxAlbumsOfEvent } from '../schema.ts'
import { albums, photos } from '../table.ts'

/** What the first album of an event is called until somebody renames it. */
const firstTitles: Record<ContentLanguage, { seminar: string; other: string }> = {
  en: { seminar: 'Some moments of the seminar', other: 'Some moments of the event' },
  vi: { seminar: 'Một số hình ảnh của hội thảo', other: 'Một số hình ảnh của sự kiện' },
  fr: { seminar: 'Quelques moments du séminaire', other: 'Quelques moments de l’événement' },
  zh: { seminar: '研讨会瞬间', other: '活动瞬间' },
  ja: { seminar: 'セミナーの様子', other: 'イベントの様子' },
  ko: { seminar: '세미나의 순간들', other: '행사의 순간들' },
  de: { seminar: 'Einige Momente des Seminars', other: 'Einige Momente der Veranstaltung' },
  es: { seminar: 'Algunos momentos del seminario', other: 'Algunos momentos del evento' },
}

export function firstTitle(event: Pick<EventRow, 'languages' | 'kind'>): Localized {
  const form = event.kind === 'seminar' ? 'seminar' : 'other'
  return Object.fromEntries(event.languages.map((language) => [language, firstTitles[language][form]]))
}

/** Gives the event its first album unless it has one; goes into the batch of the photo that needs it. */
export const firstAlbumStatement = (ctx: Ctx, event: EventRow) =>
  insertWhen(
    ctx.db,
    albums,
    { id: uuidv7(ctx.now), eventId: event.id, title: firstTitle(event), position: 0, createdAt: ctx.now },
    sql`not exists (select 1 from ${albums} where ${albums.eventId} = ${event.id})`,
  ).onConflictDoNothing()

const ofEvent = (event: EventRow, albumId: string) => and(eq(albums.id, albumId), eq(albums.eventId, event.id))

/** Renames an album of the event. Throws `not_found`. */
export async function renameAlbum(ctx: Ctx, actorId: string, event: EventRow, albumId: string, title: Localized) {
  const [renamed] = await ctx.db.batch([
    ctx.db.update(albums).set({ title }).where(ofEvent(event, albumId)).returning(),
    auditWhenStatement(
      ctx,
      {
        action: 'album.renamed',
        actorId,
        subjectId: albumId,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { title },
      },
      changedOne,
    ),
  ])
  if (!renamed[0]) throw new Problem('not_found')
}

const lineStatement = (ctx: Ctx, actorId: string, event: EventRow, { action, id }: { action: string; id: string }) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: id, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

/** Makes an album for a moment of the organiser's own; yields its id. Throws `album.too_many`. */
export async function makeAlbum(ctx: Ctx, actorId: string, event: EventRow, title: Localized): Promise<string> {
  const id = uuidv7(ctx.now)
  const [[made]] = await ctx.db.batch([
    insertWhen(
      ctx.db,
      albums,
      {
        ...{ id, eventId: event.id, title, createdAt: ctx.now },
        position: sql`(select coalesce(max(position), -1) + 1 from ${albums} where ${albums.eventId} = ${event.id})`,
      },
      sql`(select count(*) from ${albums} where ${albums.eventId} = ${event.id}) < ${maxAlbumsOfEvent}`,
    ).returning({ id: albums.id }),
    lineStatement(ctx, actorId, event, { action: 'album.made', id }),
  ])
  if (!made) throw new Problem('album.too_many')
  return id
}

/** Removes an album; what it holds, deleted photos that may come back too, goes to the heir. Throws `album.in_use` where there is none, also for the last. */
export async function removeAlbum(
  ctx: Ctx,
  actorId: string,
  event: EventRow,
  { albumId, heir = albumId }: { albumId: string; heir?: string | undefined },
): Promise<void> {
  const isOfEvent = (id: string) => sql`exists (select 1 from ${albums} where ${ofEvent(event, id)})`
  const isEmpty = sql`not exists (select 1 from ${photos} where ${photos.albumId} = ${albums.id})`
  const isNotLast = sql`(select count(*) from ${albums} other where other.event_id = ${event.id}) > 1`
  const [, removed] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ albumId: heir })
      .where(and(eq(photos.albumId, albumId), isOfEvent(albumId), isOfEvent(heir))),
    ctx.db
      .delete(albums)
      .where(and(ofEvent(event, albumId), isEmpty, isNotLast))
      .returning({ id: albums.id }),
    lineStatement(ctx, actorId, event, { action: 'album.removed', id: albumId }),
  ])
  if (!removed[0]) throw new Problem('album.in_use')
}

/** Moves an album by one; at the end of the row nothing moves. Throws `not_found`. */
export async function moveAlbum(
  ctx: Ctx,
  actorId: string,
  event: EventRow,
  { albumId, direction }: { albumId: string; direction: 'up' | 'down' },
): Promise<void> {
  const step = direction === 'up' ? -1.5 : 1.5
  const [standing] = await ctx.db.batch([
    // Below zero first: each place is held by one album at any moment.
    ctx.db
      .update(albums)
      .set({ position: sql`-1 - placed.place` })
      .from(
        sql`(select id, row_number() over (order by standing + case when id = ${albumId} then ${step} else 0 end) - 1 as place
          from (select id, row_number() over (order by position) as standing from ${albums} where event_id = ${event.id})) as placed`,
      )
      .where(and(sql`${albums.id} = placed.id`, eq(albums.eventId, event.id)))
      .returning({ id: albums.id }),
    ctx.db
      .update(albums)
      .set({ position: sql`-1 - ${albums.position}` })
      .where(and(eq(albums.eventId, event.id), lt(albums.position, 0))),
    auditWhenStatement(
      ctx,
      { action: 'album.moved', actorId, subjectId: albumId, organizationId: event.organizationId, eventId: event.id },
      sql`exists (select 1 from ${albums} where ${ofEvent(event, albumId)})`,
    ),
  ])
  if (!standing.some(({ id }) => id === albumId)) throw new Problem('not_found')
}
