import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertFrom } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { priorities } from '../mail/rules.ts'
import { mails } from '../mail/table.ts'
import { hasHadEnough } from './invitations/candidates.ts'

interface Again {
  actorId: string
  event: { id: string; organizationId: string }
  mailId: string
}

/** The one successor of a mail: pressed twice, it is sent once. */
const successorKey = sql`'again:' || failed.id`

/** Inside a query of mails: whether a mail was sent again. */
export const wasSentAgain = sql<number>`exists (select 1 from mails next where next.key = 'again:' || mails.id)`

/** An invitation goes to somebody who did not ask for it: sent again it counts like any other. */
const isTooMuch = (ctx: Ctx) => sql`(failed.template = 'invitation.sent' and ${hasHadEnough(ctx, sql`failed.mailbox`)})`

/**
 * Writes a mail that failed or bounced anew: its own row, attempts and Message-ID, since providers drop what they know. The
 * old row stays. Throws `not_found`, `mail.not_failed` for one that arrived or is still tried, and `invitation.too_many` for an
 * invitation to a mailbox that has had its day's.
 */
export async function sendAgain(ctx: Ctx, { actorId, event, mailId }: Again): Promise<void> {
  const source = sql`from ${mails} failed where failed.id = ${mailId} and failed.event_id = ${event.id} and failed.state in ('failed', 'bounced')
    and not ${isTooMuch(ctx)}`
  const { id: eventId, organizationId } = event
  const [, , [known]] = await ctx.db.batch([
    insertFrom(
      ctx.db,
      mails,
      {
        id: uuidv7(ctx.now),
        key: successorKey,
        template: sql`failed.template`,
        subjectId: sql`failed.subject_id`,
        mailbox: sql`failed.mailbox`,
        eventId: sql`failed.event_id`,
        priority: priorities.single,
        state: 'queued',
        nextAttemptAt: ctx.now,
        createdAt: ctx.now,
      },
      source,
    ).onConflictDoNothing(),
    auditWhenStatement(
      ctx,
      { action: 'mail.sent_again', actorId, subjectId: mailId, organizationId, eventId },
      changedOne,
    ),
    ctx.db
      .select({ state: mails.state, wasSentAgain: wasSentAgain.as('was_sent_again') })
      .from(mails)
      .where(and(eq(mails.id, mailId), eq(mails.eventId, eventId))),
  ])
  if (!known) throw new Problem('not_found')
  if (known.state !== 'failed' && known.state !== 'bounced') throw new Problem('mail.not_failed')
  if (!known.wasSentAgain) throw new Problem('invitation.too_many')
}
