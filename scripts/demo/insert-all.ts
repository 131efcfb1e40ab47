import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from '#worker/core/context.ts'
import { insertFrom } from '#worker/core/sql.ts'

const stored = (value: unknown) => (value instanceof Date ? value.getTime() : value)

/** All rows of a table in one statement with one parameter; each row gives the columns that the first one gives. */
export function insertAll<T extends SQLiteTable>(db: Db, table: T, rows: readonly InferInsertModel<T>[]) {
  const columns = Object.keys(getTableColumns(table)).filter((name) => name in (rows[0] ?? {}))
  const values = Object.fromEntries(columns.map((name, index) => [name, sql`one.value ->> ${sql.raw(String(index))}`]))
  const lists = rows.map((row: Record<string, unknown>) => columns.map((name) => stored(row[name])))
  type Row = Parameters<typeof insertFrom<T>>[2]
  const source: SQL = sql`from json_each(${JSON.stringify(lists)}) one`
  return insertFrom(db, table, values as Row, source)
}
