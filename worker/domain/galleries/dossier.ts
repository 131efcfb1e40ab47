import { asc, desc, eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { downloadName } from '#worker/core/text/file-name.ts'
import { cleanLine, plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import { inOrder, shown } from './showing/queries.ts'
import { albums, photos } from './table.ts'

export const maxPhotosOfDossier = 50
export const maxRuleLength = 80
export const usualRule = '{event}_{n}'

/** How many pictures, and how the institution names them. Without a number all would have one name, so it is added. */
export const DossierWish = z.object({
  count: z.coerce.number().int().min(1).max(maxPhotosOfDossier).catch(10),
  rule: z
    .string()
    .max(maxRuleLength)
    .transform(cleanLine)
    .transform((rule) => (rule.includes('{n}') ? rule : `${rule}_{n}`))
    .catch(usualRule),
})

// Of each album its first, then of each its second, and so on.
const turn = sql`row_number() over (partition by ${photos.albumId} order by ${sql.join(inOrder, sql`, `)})`

/** The pictures that stand for an event: the highlights first, both they and the rest spread over the albums. */
export const pickForDossier = (ctx: Ctx, eventId: string, count: number) =>
  ctx.db
    .select({
      publicKey: photos.publicKey,
      title: albums.title,
      alt: photos.alt,
      caption: photos.caption,
      credit: photos.credit,
      licence: photos.licence,
      takenAt: photos.takenAt,
      readyAt: photos.readyAt,
    })
    .from(photos)
    .innerJoin(albums, eq(albums.id, photos.albumId))
    .where(shown(eventId))
    .orderBy(desc(photos.isHighlight), turn, asc(albums.position), asc(photos.id))
    .limit(count)
export type DossierPhoto = Awaited<ReturnType<typeof pickForDossier>>[number]

interface Naming {
  event: Pick<EventRow, 'slug' | 'languages'>
  locale: string
  rule: string
}

/** The name of each picture by the rule: `{event}`, `{moment}` and `{n}` are filled in, the number from 1 with as many digits as the last. */
export function dossierNames(
  picked: readonly Pick<DossierPhoto, 'title'>[],
  { event, locale, rule }: Naming,
): string[] {
  const digits = Math.max(2, String(picked.length).length)
  return picked.map(({ title }, index) => {
    const filled: Record<string, string> = {
      event: event.slug,
      moment: plain(title, locale, event.languages).slice(0, 60),
      n: String(index + 1).padStart(digits, '0'),
    }
    return downloadName(
      rule.replace(/\{(event|moment|n)\}/g, (_, word: string) => filled[word] ?? ''),
      ['webp'],
    )
  })
}
