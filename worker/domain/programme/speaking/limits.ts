import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventRow } from '../../events/table.ts'

export const day = 86_400_000

/** Speakers invited at one go, and to one event in 24 hours: each is a mail that nobody asked for. */
export const maxInvitedAtOnce = 300
export const maxInvitedADay = 600

/** Mails of one link: the first, and five again. */
export const maxMailsOfLink = 6

/** Invitations to one mailbox in 24 hours, whatever the event: nobody is flooded in the name of many. */
const maxToMailboxADay = 3

/** Whether an event still wants something of its speakers: from its first draft to its end. */
export const takesSpeakers = ({ state, endsAt }: Pick<EventRow, 'state' | 'endsAt'>, now: Date): boolean =>
  state !== 'cancelled' && endsAt > now

/** The same as SQL. */
export const eventTakesSpeakers = (ctx: Ctx, eventId: string) => sql`exists (
  select 1 from events where events.id = ${eventId} and events.state <> 'cancelled' and events.ends_at > ${ctx.now.getTime()})`

/** Whether a mailbox, a column of the query around it, may get another invitation today. */
export const mayBeInvited = (ctx: Ctx, mailbox: SQL) => sql`(select count(*) from mails where mails.mailbox = ${mailbox}
  and mails.template = 'speaking.invited' and mails.created_at > ${ctx.now.getTime() - day}) < ${maxToMailboxADay}`

/** Inside a query with a link's id: whether its speaker was mailed in the last 24 hours. */
export const wasMailedToday = (
  ctx: Ctx,
  linkId: SQL,
) => sql`exists (select 1 from mails where mails.subject_id = ${linkId}
  and mails.template in ('speaking.invited', 'speaking.reminder') and mails.created_at > ${ctx.now.getTime() - day})`

/** One parameter however many there are: D1 binds at most 100. */
export const among = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`
