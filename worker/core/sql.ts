import { getTableColumns, type InferInsertModel, is, SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Ctx, Db } from './context.ts'
import { uuidv7 } from './ids.ts'

type Row<T extends SQLiteTable> = { [K in keyof InferInsertModel<T>]: InferInsertModel<T>[K] | SQL }

/** `insert … select … from source`: as many rows as the source has; columns that are not given take their default or null. */
export function insertFrom<T extends SQLiteTable>(db: Db, table: T, row: Row<T>, source: SQL) {
  const given: Record<string, unknown> = row
  const values = Object.entries(getTableColumns(table)).map(([key, column]) => {
    const value = given[key] ?? column.default ?? null
    if (value === null) return sql`null`
    return is(value, SQL) ? value : sql.param(value, column)
  })
  return db.insert(table).select(sql`select ${sql.join(values, sql`, `)} ${source}`)
}

/** `insert … select … where condition`: one row, written only while the condition holds, so that nothing read before it can be stale. */
export const insertWhen = <T extends SQLiteTable>(db: Db, table: T, row: Row<T>, condition: SQL) =>
  insertFrom(db, table, row, sql`where ${condition}`)
/** `insert … select` of a table's own rows: each column as it is, but for those given; `rest` says which, from `from` on. */
export function copyRows<T extends SQLiteTable>(
  db: Db,
  table: T,
  given: Partial<Record<keyof InferInsertModel<T>, SQL>>,
  rest: SQL,
) {
  const others: Record<string, SQL | undefined> = given
  const values = Object.entries(getTableColumns(table)).map(([key, column]) => others[key] ?? sql`${column}`)
  return db.insert(table).select(sql`select ${sql.join(values, sql`, `)} ${rest}`)
}

/** A new UUIDv7 for each row of a select: the caller's moment, then 48 random bits. */
export const rowIds = (ctx: Ctx) => sql`${uuidv7(ctx.now).slice(0, 24)} || lower(hex(randomblob(6)))`

/** Holds when the statement before it in the batch changed exactly one row (SQLite `changes()`). */
export const changedOne = sql`changes() = 1`

/** Whether a write failed because the column's value is taken, such as `organizations.slug`. */
export function isTaken(error: unknown, column: string): boolean {
  const causes = error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''] : []
  return causes.some((text) => text.includes(`UNIQUE constraint failed: ${column}`))
}
