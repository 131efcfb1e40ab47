import { eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { type EventRow, events } from '../events/table.ts'

/** What R2 keeps free of charge for one account: all organizations of the installation together. */
export const freeStorageBytes = 10 * 1024 ** 3

/** Galleries stand above materials in the order of nouns: named in SQL, not imported. A refused file has left the store. */
const bytesOf = (which: SQL) => sql<number>`(
  select coalesce(sum(v.bytes), 0) from material_versions v join materials m on m.id = v.material_id
  join events e on e.id = m.event_id where v.state <> 'refused' and ${which}
) + (
  select coalesce(sum(p.bytes), 0) from photos p join events e on e.id = p.event_id
  where p.state not in ('refused', 'deleted') and ${which}
)`

/** What the materials and photos of an event, and of all events of its organization, take in the store as they were uploaded. */
export const storageStatement = (ctx: Ctx, { id, organizationId }: Pick<EventRow, 'id' | 'organizationId'>) =>
  ctx.db
    .select({
      event: bytesOf(sql`e.id = ${id}`).as('event_bytes'),
      organization: bytesOf(sql`e.organization_id = ${organizationId}`).as('organization_bytes'),
    })
    .from(events)
    .where(eq(events.id, id))
