import { and, eq, type SQL } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { downloadName } from '#worker/core/text/file-name.ts'
import { plain } from '#worker/core/text/localized.ts'
import { eventStatement, publicEventId } from '../../events/queries.ts'
import type { EventRow } from '../../events/table.ts'
import { isForPress } from '../shown.ts'
import { albums, photos } from '../table.ts'
import { galleryDoorStatement } from './door.ts'
import { inOrder, shown } from './queries.ts'

/** An invocation may ask the store a thousand times: more pictures come in several files. */
export const photosOfArchive = 900

export const archiveChoices = ['all', 'highlights', 'press'] as const
export type ArchiveChoice = (typeof archiveChoices)[number]

/** Which pictures somebody takes home. */
export interface ArchivePart {
  only: ArchiveChoice
  album?: string | undefined
  /** From 1, of so many pictures each. */
  part: number
}

const chosen = ({ only, album }: ArchivePart): SQL | undefined =>
  and(
    album === undefined ? undefined : eq(photos.albumId, album),
    only === 'highlights' ? eq(photos.isHighlight, true) : undefined,
    only === 'press' ? isForPress : undefined,
  )

/** What everybody may take home of a public event, in the order of the gallery, in one round trip; undefined where there is nothing. */
export async function photosToTake(ctx: Ctx, slug: string, part: ArchivePart) {
  const id = publicEventId(slug)
  const [[event], [door], rows] = await ctx.db.batch([
    eventStatement(ctx, id),
    galleryDoorStatement(ctx, id),
    ctx.db
      .select({ publicKey: photos.publicKey, readyAt: photos.readyAt, title: albums.title })
      .from(photos)
      .innerJoin(albums, eq(albums.id, photos.albumId))
      .where(shown(id, chosen(part)))
      .orderBy(...inOrder)
      .limit(photosOfArchive)
      .offset((part.part - 1) * photosOfArchive),
  ])
  return event && door && rows.length > 0 ? { event, door, photos: rows } : undefined
}
export type TakenPhoto = NonNullable<Awaited<ReturnType<typeof photosToTake>>>['photos'][number]

const maxMomentLength = 60

interface Naming {
  event: Pick<EventRow, 'slug' | 'languages'>
  locale: string
  /** The number of the first picture. */
  from: number
}

/** `<event>_<moment>_<number>.webp` of each picture; the number has four digits, so that any system sorts them as the gallery does. */
export const archiveNames = (taken: readonly Pick<TakenPhoto, 'title'>[], { event, locale, from }: Naming): string[] =>
  taken.map(({ title }, index) => {
    const moment = [...plain(title, locale, event.languages).normalize('NFC').replaceAll('_', ' ')]
    const number = String(from + index).padStart(4, '0')
    const parts = [event.slug, moment.slice(0, maxMomentLength).join('').trim(), number]
    return downloadName(parts.filter(Boolean).join('_'), ['webp'])
  })
