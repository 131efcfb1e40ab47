import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { fold } from '#worker/core/text/fold.ts'
import { noteStatement } from './audit.ts'
import { liveStates } from './rules.ts'
import type { RegistrationChange } from './schema.ts'
import { type RegistrationRow, registrations } from './table.ts'

/** The attendee corrects name, organization or language; a cancelled registration stays as it was. */
export async function changeRegistration(
  ctx: Ctx,
  { id }: Pick<RegistrationRow, 'id'>,
  { name, organization, locale }: RegistrationChange,
): Promise<void> {
  const live = and(eq(registrations.id, id), inArray(registrations.state, liveStates))
  await ctx.db.batch([
    ctx.db
      .update(registrations)
      .set({ name, nameFolded: fold(name), organization: organization || null, locale, updatedAt: ctx.now })
      .where(live),
    noteStatement(ctx, { action: 'registration.changed', actorId: null, where: live }),
  ])
}
