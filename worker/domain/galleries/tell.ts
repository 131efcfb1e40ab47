import { and, asc, eq, exists, gt, isNull, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { tellStatement } from '../registrations/mails.ts'
import { registrations } from '../registrations/table.ts'
import { settingsStatement } from './settings.ts'
import { shown } from './showing/queries.ts'
import { gallerySettings, photos } from './table.ts'

const isTold = (eventId: string) => and(eq(registrations.eventId, eventId), eq(registrations.state, 'confirmed'))

/** What an organiser sees before telling of the album: how many people in which language, how many pictures, and whether they know already. */
export async function getAnnouncement(ctx: Ctx, eventId: string) {
  const [readers, [pictures], [settings]] = await ctx.db.batch([
    ctx.db
      .select({ locale: registrations.locale, people: sql<number>`count(*)`.as('people') })
      .from(registrations)
      .where(isTold(eventId))
      .groupBy(registrations.locale)
      .orderBy(asc(registrations.locale)),
    ctx.db
      .select({ count: sql<number>`count(*)`.as('count') })
      .from(photos)
      .where(shown(eventId)),
    settingsStatement(ctx, eventId),
  ])
  return { readers, photos: pictures?.count ?? 0, toldAt: settings?.toldAt ?? null, asksPin: !!settings?.pinHash }
}
export type Announcement = Awaited<ReturnType<typeof getAnnouncement>>

/** Tells everybody who has a place, once for ever, that there are pictures to see. Throws `album.told`, `album.empty`, `album.nobody`. */
export async function tellOfAlbum(ctx: Ctx, actorId: string, event: EventRow): Promise<void> {
  const settings = ctx.db.select({ id: gallerySettings.eventId }).from(gallerySettings)
  const isOpen = or(isNull(gallerySettings.endsAt), gt(gallerySettings.endsAt, ctx.now))
  const hasPhotos = exists(ctx.db.select({ id: photos.id }).from(photos).where(shown(event.id)))
  const isPublic = sql`exists (select 1 from events where id = ${event.id} and state = 'published')`
  const reader = ctx.db.select({ id: registrations.id }).from(registrations).where(isTold(event.id)).limit(1)
  const ofEvent = eq(gallerySettings.eventId, event.id)
  const isNow = exists(settings.where(and(ofEvent, eq(gallerySettings.toldAt, ctx.now))))
  const [told, , , [known], someone] = await ctx.db.batch([
    insertWhen(
      ctx.db,
      gallerySettings,
      { eventId: event.id, toldAt: ctx.now, updatedAt: ctx.now },
      sql`${hasPhotos} and ${isPublic} and ${exists(reader)}`,
    )
      .onConflictDoUpdate({
        target: gallerySettings.eventId,
        set: { toldAt: ctx.now, updatedAt: ctx.now },
        setWhere: sql`${gallerySettings.toldAt} is null and ${isOpen}`,
      })
      .returning({ toldAt: gallerySettings.toldAt }),
    tellStatement(ctx, { template: 'album.ready', where: and(isTold(event.id), isNow) }),
    auditWhenStatement(
      ctx,
      {
        ...{ action: 'album.told', actorId, subjectId: event.id },
        ...{ organizationId: event.organizationId, eventId: event.id },
      },
      isNow,
    ),
    settingsStatement(ctx, event.id),
    reader,
  ])
  if (told.length > 0) return
  if (known?.toldAt) throw new Problem('album.told')
  throw new Problem(someone.length === 0 ? 'album.nobody' : 'album.empty')
}
