import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { events } from '#worker/domain/events/table.ts'
import { releaseProgramme } from '#worker/domain/programme/release.ts'
import { programmeVersions as versions } from '#worker/domain/programme/table.ts'
import { releaseNote } from './notes.ts'
import { demoOrganiser } from './organizations.ts'

/** Releases those of the events that never were: all of them at first, the rest of them where a start was cut short. */
export async function releaseNew(ctx: Ctx, slugs: readonly string[]): Promise<void> {
  const unreleased = await ctx.db
    .select({ id: events.id, organizationId: events.organizationId, actorId: accounts.id })
    .from(events)
    .innerJoin(accounts, eq(accounts.mailbox, demoOrganiser))
    .where(
      and(
        inArray(events.slug, [...slugs]),
        notExists(ctx.db.select({ one: sql`1` }).from(versions).where(eq(versions.eventId, events.id))),
      ),
    )
  for (const { actorId, ...event } of unreleased) {
    await releaseProgramme(ctx, { actorId, event, note: releaseNote, seen: 0 })
  }
}
