import { and, asc, eq, sql } from 'drizzle-orm'
import { buildingBridges } from '#scripts/demo/events/building-bridges.ts'
import { demoOrganiser } from '#scripts/demo/organizations.ts'
import type { Ctx } from '#worker/core/context.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { events } from '#worker/domain/events/table.ts'
import { addMaterial } from '#worker/domain/materials/save.ts'
import { materials } from '#worker/domain/materials/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'
import { decks } from './decks.ts'

/** A version that a material of the demo still lacks. */
export interface MissingSlides {
  materialId: string
  deck: number
  version: number
}

/** Adds the materials of the seminar where it has none; their files come through the door, once there is one. */
async function addMaterials(ctx: Ctx): Promise<void> {
  const [seminar] = await ctx.db
    .select({ id: events.id, organizationId: events.organizationId, actorId: accounts.id })
    .from(events)
    .innerJoin(accounts, eq(accounts.mailbox, demoOrganiser))
    .where(
      and(
        eq(events.slug, buildingBridges.slug),
        sql`not exists (select 1 from materials where materials.event_id = ${events.id})`,
      ),
    )
  if (!seminar) return
  const { actorId, ...event } = seminar
  const rows = await ctx.db.select().from(sessions).where(eq(sessions.eventId, event.id))
  for (const { session, title, audience } of decks) {
    const of = rows.find(({ number }) => number === session)
    if (!of) throw new Error(`the seminar has no session ${session}`)
    const rule = { releaseRule: 'end', releaseAt: null, audience, licence: 'cc-by' } as const
    await addMaterial(ctx, { actorId, event }, { kind: 'slides', session: of.id, title, url: null, ...rule })
  }
}

/** The slides that the demo's seminar still lacks; none where an organiser changed what there was. */
export async function missingSlides(ctx: Ctx): Promise<MissingSlides[]> {
  await addMaterials(ctx)
  const rows = await ctx.db
    .select({
      id: materials.id,
      position: materials.position,
      versions: sql<number>`(select count(*) from material_versions v where v.material_id = ${materials.id})`,
    })
    .from(materials)
    .innerJoin(events, eq(events.id, materials.eventId))
    .where(eq(events.slug, buildingBridges.slug))
    .orderBy(asc(materials.position))
  if (rows.length !== decks.length) return []
  return rows.flatMap(({ id, versions }, deck) =>
    (decks[deck]?.versions ?? [])
      .map((_, version) => ({ materialId: id, deck, version }))
      .filter(({ version }) => version >= versions),
  )
}
