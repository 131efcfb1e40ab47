import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { events } from '../events/table.ts'
import { fileColumns, isFile, materialsStatement } from '../materials/released.ts'
import { materials, materialVersions } from '../materials/table.ts'
import { registrations } from './table.ts'

/** What the holder of a confirmed place may have besides what everybody may. */
export const ticketMaterialsStatement = (ctx: Ctx, registrationId: string) =>
  materialsStatement(
    ctx,
    sql<string>`(select event_id from registrations where id = ${registrationId} and state = 'confirmed')`,
    ['registrants'],
  )

/** The file behind an address for the holder of a ticket with a confirmed place. Throws `not_found`. */
export async function getTicketFile(ctx: Ctx, token: string, publicKey: string) {
  const id = tokenId(token) ?? ''
  const [file] = await ctx.db
    .select({ ...fileColumns(ctx), ticketVersion: registrations.ticketVersion })
    .from(materialVersions)
    .innerJoin(materials, eq(materials.id, materialVersions.materialId))
    .innerJoin(events, eq(events.id, materials.eventId))
    .innerJoin(registrations, eq(registrations.eventId, materials.eventId))
    .where(
      and(
        isFile(publicKey),
        eq(registrations.id, id),
        eq(registrations.state, 'confirmed'),
        inArray(materials.audience, ['everybody', 'registrants']),
      ),
    )
  const isTheirs = file && (await verifyLinkToken(ctx.secret, 'ticket', id, file.ticketVersion, token))
  if (!isTheirs || !file.type || file.isOut !== 1) throw new Problem('not_found')
  return { ...file, type: file.type }
}
