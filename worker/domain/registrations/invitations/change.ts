import { and, eq, lt, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { hasHadEnough } from './candidates.ts'
import { mailStatement } from './invite.ts'
import { maxMails } from './schema.ts'
import { invitations } from './table.ts'

interface Change {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
  invitationId: string
}

/** The id comes from outside, so the event is part of the condition: a stranger's is not found. */
const own = ({ event, invitationId }: Change) =>
  and(eq(invitations.id, invitationId), eq(invitations.eventId, event.id))

const noteStatement = (ctx: Ctx, { actorId, event, invitationId }: Change, action: string) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: invitationId, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

/** Takes an invitation back: its link dies; a registration that came of it stays. Throws `not_found`. */
export async function withdrawInvitation(ctx: Ctx, change: Change): Promise<void> {
  const [, , [known]] = await ctx.db.batch([
    ctx.db
      .update(invitations)
      .set({ state: 'withdrawn', version: sql`version + 1` })
      .where(and(own(change), ne(invitations.state, 'withdrawn'))),
    noteStatement(ctx, change, 'invitation.withdrawn'),
    ctx.db.select({ id: invitations.id }).from(invitations).where(own(change)),
  ])
  if (!known) throw new Problem('not_found')
}

/**
 * Mails an invitation without an answer again. `mailed` is how often it had been when the button was shown: pressed twice it
 * is sent once. Throws `not_found`, and `invitation.too_many` after the last time, or where the mailbox has had its day's invitations.
 */
export async function mailInvitationAgain(ctx: Ctx, change: Change, mailed: number): Promise<void> {
  const waits = and(own(change), eq(invitations.state, 'invited'))
  const [, , , [row]] = await ctx.db.batch([
    ctx.db
      .update(invitations)
      .set({ mailed: mailed + 1 })
      .where(
        and(
          waits,
          eq(invitations.mailed, mailed),
          lt(invitations.mailed, maxMails),
          sql`not ${hasHadEnough(ctx, sql`invitations.mailbox`)}`,
        ),
      ),
    noteStatement(ctx, change, 'invitation.mailed_again'),
    // Its key counts the mails: where nothing was counted, it is there already.
    mailStatement(ctx, change.event.organizationId, waits),
    ctx.db.select({ mailed: invitations.mailed, state: invitations.state }).from(invitations).where(own(change)),
  ])
  if (!row) throw new Problem('not_found')
  if (row.mailed === mailed && row.state === 'invited') throw new Problem('invitation.too_many')
}
