import { integer, text } from 'drizzle-orm/sqlite-core'
import type { Localized } from './text/localized.ts'

/** Primary key: a UUIDv7 made by the caller, so that a repeated write carries the same one. */
export const id = () => text('id').primaryKey()

/** An instant, stored as milliseconds since 1970 (UTC). */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const created = () => instant('created_at').notNull()

export const updated = () => instant('updated_at').notNull()

/** Grows by one with each save of the row's form; a trigger refuses any other step, and with it the whole batch. */
export const revision = () => integer('revision').notNull().default(0)

/** A text in one or more content languages, stored as JSON `{ "vi": "…", "en": "…" }`. */
export const localized = (name: string) => text(name, { mode: 'json' }).$type<Localized>()

/** A list or object stored as JSON. */
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()
