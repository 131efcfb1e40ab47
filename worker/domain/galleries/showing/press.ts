import { sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { eventStatement, publicEventId } from '../../events/queries.ts'
import { isForPress } from '../shown.ts'
import { photos } from '../table.ts'
import { galleryDoorStatement } from './door.ts'
import { inOrder, publicColumns, shown } from './queries.ts'

/** A page of them is looked through; the ZIP has all. */
const pressPhotosShown = 200

/** What the press may take of a public event, in one round trip; undefined when it is not public. */
export async function pressPhotos(ctx: Ctx, slug: string) {
  const id = publicEventId(slug)
  const [[event], [door], rows] = await ctx.db.batch([
    eventStatement(ctx, id),
    galleryDoorStatement(ctx, id),
    ctx.db
      .select({ ...publicColumns, total: sql<number>`count(*) over ()`.as('total') })
      .from(photos)
      .where(shown(id, isForPress))
      .orderBy(...inOrder)
      .limit(pressPhotosShown),
  ])
  return event && door ? { event, door, photos: rows, total: rows[0]?.total ?? 0 } : undefined
}
export type PressPhotos = NonNullable<Awaited<ReturnType<typeof pressPhotos>>>
