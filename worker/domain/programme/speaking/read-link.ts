import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { speakers } from '../../speakers/table.ts'
import { type Change, ownLink } from './change-link.ts'
import { speakingInvitations } from './table.ts'

const speakerStatement = (ctx: Ctx, change: Pick<Change, 'event' | 'invitationId'>) =>
  ctx.db
    .select({ slug: speakers.slug, name: speakers.name })
    .from(speakingInvitations)
    .innerJoin(speakers, eq(speakers.id, speakingInvitations.speakerId))
    .where(ownLink(change))

/** Whose link it is. Throws `not_found`. */
export async function getSpeakerOfLink(ctx: Ctx, change: Pick<Change, 'event' | 'invitationId'>) {
  const [speaker] = await speakerStatement(ctx, change)
  if (!speaker) throw new Problem('not_found')
  return speaker
}

/** The link of a speaker, for an organiser who hands it over by another way; that it was looked at is on record. Throws `not_found`. */
export async function readLink(ctx: Ctx, change: Change) {
  const { actorId, event, invitationId } = change
  const live = and(ownLink(change), isNull(speakingInvitations.revokedAt))
  const [[link], [speaker]] = await ctx.db.batch([
    ctx.db.select().from(speakingInvitations).where(live),
    speakerStatement(ctx, change),
    auditWhenStatement(
      ctx,
      {
        ...{ action: 'speaking.link_read', actorId, subjectId: invitationId },
        ...{ organizationId: event.organizationId, eventId: event.id },
      },
      sql`exists (select 1 from speaking_invitations where ${live})`,
    ),
  ])
  if (!link || !speaker) throw new Problem('not_found')
  return { link, speaker }
}
