import { sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'

/** A new UUIDv7 for each row of a select: the caller's moment, then 48 random bits. */
export const rowIds = (ctx: Ctx) => sql`${uuidv7(ctx.now).slice(0, 24)} || lower(hex(randomblob(6)))`
