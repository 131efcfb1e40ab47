import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Ctx, JobMessage, Statement } from '../context.ts'
import type { ProblemCode } from '../problem.ts'
import { receivePicture, type Upload } from './receive.ts'
import { removePicture } from './resize.ts'
import { publicKeyOf } from './sizes.ts'

/** Rows that hold one picture each: an event its cover, an organization its logo, a speaker the portrait. */
export interface PictureHolder {
  table: SQLiteTable & { id: SQLiteColumn; updatedAt: SQLiteColumn }
  /** The newest original; the picture that is shown may still be an older one. */
  originalKey: SQLiteColumn
  /** The public key of the sizes that are shown. */
  shownKey: SQLiteColumn
  /** Why the newest original was refused. */
  error: SQLiteColumn
  /** The message that has the sizes made. */
  job: (id: string) => JobMessage
}

function setStatement(
  ctx: Ctx,
  { table }: PictureHolder,
  where: SQL | undefined,
  values: [SQLiteColumn, string | null][],
) {
  const given = new Map<unknown, string | null>(values)
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => given.has(column))
  const set = Object.fromEntries(columns.map(([key, column]) => [key, given.get(column)]))
  return ctx.db
    .update<SQLiteTable>(table)
    .set({ ...set, updatedAt: ctx.now })
    .where(where)
}

/** Takes a new picture; the one shown stays until the sizes of the new one are made. Throws refusals of the picture. */
export async function takePicture(ctx: Ctx, holder: PictureHolder, id: string, upload: Upload, line: Statement) {
  const { originalKey } = await receivePicture(ctx, upload)
  const isNewest = setStatement(ctx, holder, eq(holder.table.id, id), [
    [holder.originalKey, originalKey],
    [holder.error, null],
  ])
  await ctx.db.batch([isNewest, line])
  await ctx.jobs.send(holder.job(id))
}

interface HeldKeys {
  shownKey: string | null
  originalKey: string | null
}

/** Leaves a row without a picture, then the store without its bytes. */
export async function dropPicture(ctx: Ctx, holder: PictureHolder, id: string, keys: HeldKeys, line: Statement) {
  const none = [holder.originalKey, holder.shownKey, holder.error].map((column): [SQLiteColumn, null] => [column, null])
  await ctx.db.batch([setStatement(ctx, holder, eq(holder.table.id, id), none), line])
  await removePicture(ctx, keys.shownKey, keys.originalKey)
}

/** The newest original of a row, unless its sizes are made already. */
export async function waitingOriginal(ctx: Ctx, holder: PictureHolder, id: string): Promise<string | undefined> {
  const [row] = await ctx.db
    .select({ original: holder.originalKey, shown: holder.shownKey })
    .from(holder.table)
    .where(eq(holder.table.id, id))
  if (typeof row?.original !== 'string' || row.shown === publicKeyOf(row.original)) return undefined
  return row.original
}

const stillNewest = ({ table, originalKey }: PictureHolder, id: string, original: string) =>
  and(eq(table.id, id), eq(originalKey, original))

/** Shows the picture whose sizes are made, unless a newer one came meanwhile. */
export async function showPicture(ctx: Ctx, holder: PictureHolder, id: string, original: string): Promise<void> {
  await setStatement(ctx, holder, stillNewest(holder, id, original), [
    [holder.shownKey, publicKeyOf(original)],
    [holder.error, null],
  ])
}

interface Refusal {
  original: string
  error: ProblemCode
}

/** Gives up on a picture and tells the organiser why; the one shown stays. */
export async function refusePicture(ctx: Ctx, holder: PictureHolder, id: string, { original, error }: Refusal) {
  await setStatement(ctx, holder, stillNewest(holder, id, original), [[holder.error, error]])
}
