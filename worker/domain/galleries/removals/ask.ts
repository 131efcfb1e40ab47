import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertFrom } from '#worker/core/sql.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { auditEntries } from '../../audit/table.ts'
import { eventStatement, publicEventId } from '../../events/queries.ts'
import type { EventRow } from '../../events/table.ts'
import { isShown } from '../shown.ts'
import { photos, removalRequests } from '../table.ts'
import type { RemovalForm } from './schema.ts'

interface Asked {
  slug: string
  publicKey: string
  form: RemovalForm
  /** In which an answer would be written. */
  locale: Locale
}

/** The request; none where one is open already, since the picture is hidden then. */
const requestStatement = (ctx: Ctx, { slug, publicKey, form, locale }: Asked) =>
  insertFrom(
    ctx.db,
    removalRequests,
    {
      ...{ id: uuidv7(ctx.now), eventId: sql`photos.event_id`, photoId: sql`photos.id`, state: 'open', locale },
      ...{ reason: form.reason || null, email: form.email ?? null, createdAt: ctx.now },
      mailbox: form.email ? (mailboxOf(form.email) ?? form.email) : null,
    },
    sql`from photos where ${photos.publicKey} = ${publicKey} and ${photos.eventId} = ${publicEventId(slug)} and ${isShown}`,
  ).onConflictDoNothing()

const isAsked = sql`exists (select 1 from removal_requests r where r.photo_id = photos.id and r.state = 'open')`

/** The line of a request that was just written; it names nobody. */
const noteStatement = (ctx: Ctx, publicKey: string) =>
  insertFrom(
    ctx.db,
    auditEntries,
    {
      ...{ id: uuidv7(ctx.now), at: ctx.now, action: 'photo.removal_asked', actorId: null },
      ...{ organizationId: sql`e.organization_id`, eventId: sql`e.id`, subjectId: sql`p.id` },
    },
    sql`from photos p join events e on e.id = p.event_id where p.public_key = ${publicKey} and ${changedOne}`,
  )

/**
 * Somebody asks to take a picture away: nobody sees it any more from this moment, whoever they are. Asked again while it
 * waits, it is the same request. Yields the event. Throws `not_found` for a picture that nobody saw before.
 */
export async function askRemoval(ctx: Ctx, asked: Asked): Promise<EventRow> {
  const { slug, publicKey } = asked
  const ofEvent = and(eq(photos.publicKey, publicKey), eq(photos.eventId, publicEventId(slug)))
  const [, , , [event], [found]] = await ctx.db.batch([
    requestStatement(ctx, asked),
    noteStatement(ctx, publicKey),
    ctx.db
      .update(photos)
      .set({ state: 'hidden', hiddenAt: ctx.now, updatedAt: ctx.now })
      .where(and(ofEvent, eq(photos.state, 'ready'), isAsked)),
    eventStatement(ctx, publicEventId(slug)),
    ctx.db.select({ id: photos.id }).from(photos).where(and(ofEvent, isAsked)),
  ])
  if (!event || !found) throw new Problem('not_found')
  return event
}
