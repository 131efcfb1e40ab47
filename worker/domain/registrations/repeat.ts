import { and, eq, exists, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { type EventId, eventStatement, publicEventId } from '../events/queries.ts'
import { events } from '../events/table.ts'
import { mails } from '../mail/table.ts'
import { liveOf } from './live.ts'
import { tellAgainStatement } from './mails.ts'
import { registrations } from './table.ts'

const hour = 3_600_000
const maxAnHour = 3

interface Repeat {
  event: EventId
  mailboxes: readonly string[]
  where?: SQL | undefined
}

/** Mails the ticket's link again to those mailboxes that are registered, at most 3 times an hour each whatever the event. */
export const repeatStatement = (ctx: Ctx, { event, mailboxes, where }: Repeat) =>
  tellAgainStatement(ctx, {
    template: 'registration.repeated',
    where: and(
      liveOf(event, mailboxes),
      sql`(select count(*) from ${mails} where ${mails.mailbox} = ${registrations.mailbox} and ${mails.template} = 'registration.repeated'
        and ${mails.createdAt} > ${ctx.now.getTime() - hour}) < ${maxAnHour}`,
      where,
    ),
  })

/** A cancelled event says so to everybody alike; nobody is mailed a ticket for it. */
const takesPlace = (ctx: Ctx, event: EventId) =>
  exists(
    ctx.db
      .select({ id: events.id })
      .from(events)
      .where(and(eq(events.id, event), eq(events.state, 'published'))),
  )

/** "Send my link again": does the same work and says the same whether or not the mailbox is registered. */
export async function sendLinkAgain(ctx: Ctx, slug: string, email: string): Promise<void> {
  const event = publicEventId(slug)
  const [[found]] = await ctx.db.batch([
    eventStatement(ctx, event),
    repeatStatement(ctx, { event, mailboxes: [mailboxOf(email) ?? email], where: takesPlace(ctx, event) }),
  ])
  if (!found) throw new Problem('not_found')
  if (found.state === 'cancelled') throw new Problem('registration.event_cancelled')
}
