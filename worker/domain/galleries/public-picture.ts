import { and, eq, exists, gt, inArray, ne, or, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import { signIns } from '../accounts/table.ts'
import { events } from '../events/table.ts'
import { rolesWith } from '../organizations/rules.ts'
import { members, organizations } from '../organizations/table.ts'
import { photos } from './table.ts'

/** What a public key belongs to: a picture of an event, or an organization's logo. */
export interface PictureOwner {
  kind: 'event' | 'organization'
  id: string
}

/** Whose picture everybody may see under this key: a ready photo or the cover of an event that is no draft, or a logo. One query. */
export async function publicPictureOwner(ctx: Ctx, publicKey: string): Promise<PictureOwner | undefined> {
  const [owner] = await unionAll(
    ctx.db
      .select({ kind: sql<PictureOwner['kind']>`'event'`.as('kind'), id: events.id })
      .from(photos)
      .innerJoin(events, eq(events.id, photos.eventId))
      .where(and(eq(photos.publicKey, publicKey), eq(photos.state, 'ready'), ne(events.state, 'draft'))),
    ctx.db
      .select({ kind: sql<PictureOwner['kind']>`'event'`.as('kind'), id: events.id })
      .from(events)
      .where(and(eq(events.coverKey, publicKey), ne(events.state, 'draft'))),
    ctx.db
      .select({ kind: sql<PictureOwner['kind']>`'organization'`.as('kind'), id: organizations.id })
      .from(organizations)
      .where(eq(organizations.logoKey, publicKey)),
  ).limit(1)
  return owner
}

/** Whether a visitor may see a picture before its event is public: while its preview is open, or as a member who may view the event. */
export async function mayPreviewPicture(ctx: Ctx, publicKey: string, signInHash: string): Promise<boolean> {
  const pictured = unionAll(
    ctx.db
      .select({ id: photos.eventId })
      .from(photos)
      .where(and(eq(photos.publicKey, publicKey), eq(photos.state, 'ready'))),
    ctx.db.select({ id: events.id }).from(events).where(eq(events.coverKey, publicKey)),
  )
  const asMember = ctx.db
    .select({ id: members.id })
    .from(signIns)
    .innerJoin(members, eq(members.accountId, signIns.accountId))
    .where(
      and(
        eq(signIns.tokenHash, signInHash),
        gt(signIns.expiresAt, ctx.now),
        eq(members.organizationId, events.organizationId),
        inArray(members.role, rolesWith('view')),
      ),
    )
  const [event] = await ctx.db
    .select({ id: events.id })
    .from(events)
    .where(and(inArray(events.id, pictured), or(eq(events.previewOpen, true), exists(asMember))))
  return event !== undefined
}
