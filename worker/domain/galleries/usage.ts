import { sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { imageUsage } from './table.ts'

/** What the platform transforms in a month without a bill, for one account. */
export const freeTransformations = 5000

/** The month that the platform counts in: of UTC. */
const monthOf = (ctx: Ctx) => ctx.now.toISOString().slice(0, 7)

/** Adds to the month's transformations; goes into the batch that makes the picture ready. */
export const transformedStatement = (ctx: Ctx, transformations: number) =>
  ctx.db
    .insert(imageUsage)
    .values({ month: monthOf(ctx), transformations })
    .onConflictDoUpdate({
      target: imageUsage.month,
      set: { transformations: sql`${imageUsage.transformations} + ${transformations}` },
    })

export interface Usage {
  /** Of this month, by the whole installation. */
  transformations: number
  /** Originals and sizes of this event, those deleted within 30 days with them. */
  eventBytes: number
  /** The same of the whole installation, and its materials. */
  allBytes: number
}

const photoBytes = sql`select coalesce(sum(bytes + made_bytes), 0) from photos where (state <> 'deleted' or deleted_at is not null)`

/** What pictures cost so far; it looks at every picture of the installation. */
export async function usageOf(ctx: Ctx, eventId: string): Promise<Usage> {
  const [usage] = await ctx.db
    .select({
      transformations:
        sql<number>`coalesce((select transformations from image_usage where month = ${monthOf(ctx)}), 0)`.as('made'),
      eventBytes: sql<number>`(${photoBytes} and event_id = ${eventId})`.as('event_bytes'),
      allBytes:
        sql<number>`(${photoBytes}) + (select coalesce(sum(bytes), 0) from material_versions where state <> 'refused')`.as(
          'all_bytes',
        ),
    })
    .from(sql`(select 1)`)
  return usage ?? { transformations: 0, eventBytes: 0, allBytes: 0 }
}
