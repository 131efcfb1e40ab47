import { and, eq, ne, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import { events } from '../events/table.ts'
import { organizations } from '../organizations/table.ts'
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
