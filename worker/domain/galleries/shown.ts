import { and, ne, or, sql } from 'drizzle-orm'
import { photos } from './table.ts'

/** What everybody may see: made, let in, and described for those who do not see it. In the words of the partial indexes, which hold nothing else. */
export const isShown = sql`(${photos.state} = 'ready' and ${photos.isInInbox} = 0 and ${photos.alt} <> '{}')`

/** What takes a place in the gallery. */
export const isKept = ne(photos.state, 'deleted')

/** What is not taken a second time: pictures that are here, and those that were taken away for good. */
export const isKnown = and(ne(photos.state, 'refused'), or(isKept, sql`${photos.deletedAt} is null`))

/** Of these, what the press may take; as its partial index has it. */
export const isForPress = sql`(${photos.isForPress} = 1)`
