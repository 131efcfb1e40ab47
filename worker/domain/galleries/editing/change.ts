import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertWhen } from '#worker/core/sql.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { auditEntries } from '../../audit/table.ts'
import type { EventRow } from '../../events/table.ts'
import type { PhotosChange } from '../schema.ts'
import { isKept } from '../shown.ts'
import { albums, photos } from '../table.ts'

/** Photos of one event that somebody chose. */
export interface Selection {
  actorId: string
  event: EventRow
  /** Ids of the ticked ones, or the condition of a whole list. */
  chosen: readonly string[] | SQL
}

/** The condition that a photo was chosen; ids of other events choose nothing. */
export const isChosen = ({ event, chosen }: Pick<Selection, 'event' | 'chosen'>) =>
  and(
    eq(photos.eventId, event.id),
    Array.isArray(chosen)
      ? inArray(photos.id, sql`(select value from json_each(${JSON.stringify(chosen)}))`)
      : (chosen as SQL),
  )

/** Of a text in several languages, those that are given; the others stay. */
const patched = (column: typeof photos.alt | typeof photos.caption, texts: Localized) =>
  sql`json_patch(${column}, ${JSON.stringify(texts)})`

interface Doing {
  set: SQLiteUpdateSetSource<typeof photos>
  /** On which photos it has any sense. */
  when?: SQL | undefined
}

type Change = Exclude<PhotosChange, { deed: 'delete' | 'restore' | 'place' }>

function doing(ctx: Ctx, change: Change, event: EventRow): Doing {
  switch (change.deed) {
    case 'describe':
      return { set: { alt: patched(photos.alt, change.alt), caption: patched(photos.caption, change.caption) } }
    case 'credit':
      return {
        set: {
          ...(change.credit === undefined ? {} : { credit: change.credit || null }),
          ...(change.licence ? { licence: change.licence } : {}),
        },
      }
    case 'album':
      return {
        set: { albumId: change.album },
        when: sql`exists (select 1 from ${albums} where ${albums.id} = ${change.album} and ${albums.eventId} = ${event.id})`,
      }
    case 'highlight':
    case 'no-highlight':
      return { set: { isHighlight: change.deed === 'highlight' } }
    case 'press':
    case 'no-press':
      return { set: { isForPress: change.deed === 'press' } }
    case 'hide':
      return { set: { state: 'hidden', hiddenAt: ctx.now }, when: eq(photos.state, 'ready') }
    case 'show':
      return { set: { state: 'ready', hiddenAt: null }, when: and(eq(photos.state, 'hidden'), sql`not ${isAskedAway}`) }
    case 'let-in':
      return { set: { isInInbox: false }, when: and(eq(photos.isInInbox, true), ne(photos.state, 'refused')) }
  }
}

/** While somebody asks for a photo to be taken away, only the decision shows it again. */
const isAskedAway = sql`exists (select 1 from removal_requests r where r.photo_id = ${photos.id} and r.state = 'open')`

/** One line for all that was done at once, with how many photos it was done to, where there was any. */
export const changeStatement = (ctx: Ctx, { actorId, event }: Omit<Selection, 'chosen'>, action: string) =>
  insertWhen(
    ctx.db,
    auditEntries,
    {
      ...{ id: uuidv7(ctx.now), at: ctx.now, action, actorId, subjectId: event.id },
      ...{ organizationId: event.organizationId, eventId: event.id },
      details: sql`json_object('count', changes())`,
    },
    sql`changes() > 0`,
  )

/** Changes several photos at once; yields how many were. */
export async function changePhotos(ctx: Ctx, selection: Selection, change: Change): Promise<number> {
  const { set, when } = doing(ctx, change, selection.event)
  const [changed] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ ...set, updatedAt: ctx.now })
      .where(and(isChosen(selection), isKept, when))
      .returning({ id: photos.id }),
    changeStatement(ctx, selection, `photos.${change.deed}`),
  ])
  return changed.length
}
