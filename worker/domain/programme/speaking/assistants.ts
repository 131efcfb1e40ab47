import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertFrom, insertWhen, rowIds } from '#worker/core/sql.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { priorityOf } from '../../mail/rules.ts'
import { mails } from '../../mail/table.ts'
import type { Change } from './change-link.ts'
import { eventTakesSpeakers } from './limits.ts'
import { actorOf, type SpeakingLink } from './link.ts'
import type { NewAssistant } from './schema.ts'
import { speakingAssistants as assistants } from './table.ts'

/** Links of one speaker that work at a time, and that were ever made; each is a mail in the event's name. */
export const maxAssistants = 5
const maxEver = 20
/** How often one person may be named: each time they get a new link, and the old one dies. */
const maxTimes = 5

/** Who works for the speaker now. */
export const assistantsStatement = (ctx: Ctx, invitationId: string) =>
  ctx.db
    .select({ id: assistants.id, name: assistants.name, email: assistants.email })
    .from(assistants)
    .where(and(eq(assistants.invitationId, invitationId), isNull(assistants.revokedAt)))
    .orderBy(asc(assistants.id))

const entry = (link: SpeakingLink, action: string) => ({
  action,
  ...actorOf(link),
  subjectId: link.invitation.id,
  organizationId: link.event.organizationId,
  eventId: link.event.id,
})

const refuseAssistants = ({ assistant }: SpeakingLink) => {
  if (assistant) throw new Problem('speaking.own_word')
}

const fits = (ctx: Ctx, { invitation, event }: SpeakingLink, mailbox: string) => sql`
  (select count(*) from speaking_assistants where invitation_id = ${invitation.id} and revoked_at is null
    and mailbox <> ${mailbox}) < ${maxAssistants}
  and (select count(*) from speaking_assistants where invitation_id = ${invitation.id} and mailbox <> ${mailbox}) < ${maxEver}
  and not exists (select 1 from speaking_assistants where invitation_id = ${invitation.id} and mailbox = ${mailbox}
    and version >= ${maxTimes})
  and exists (select 1 from speaking_invitations where id = ${invitation.id} and revoked_at is null)
  and ${eventTakesSpeakers(ctx, event.id)}`

/** The mail with the link of whoever was just named; its key counts their links. */
const mailStatement = (ctx: Ctx, { invitation }: SpeakingLink, mailbox: string) =>
  insertFrom(
    ctx.db,
    mails,
    {
      id: rowIds(ctx),
      key: sql`'speaking.assistant:' || speaking_assistants.id || ':' || speaking_assistants.version`,
      template: 'speaking.assistant',
      subjectId: sql`speaking_assistants.id`,
      mailbox,
      eventId: invitation.eventId,
      priority: priorityOf('speaking.assistant'),
      state: 'queued',
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
    sql`from speaking_assistants where ${changedOne} and invitation_id = ${invitation.id} and mailbox = ${mailbox}`,
  ).onConflictDoNothing()

/**
 * Lets somebody work for the speaker, with a link of their own that comes by mail; named again they get a new one. Throws
 * `speaking.own_word` for an assistant, and `speaking.too_many` beyond the limits or when the event wants nothing any more.
 */
export async function nameAssistant(ctx: Ctx, link: SpeakingLink, { name, email, locale }: NewAssistant) {
  refuseAssistants(link)
  const mailbox = mailboxOf(email) ?? email
  const said = { name, email, locale, revokedAt: null }
  const row = { id: uuidv7(ctx.now), invitationId: link.invitation.id, mailbox, createdAt: ctx.now, ...said }
  const [[named]] = await ctx.db.batch([
    insertWhen(ctx.db, assistants, row, fits(ctx, link, mailbox))
      .onConflictDoUpdate({
        target: [assistants.invitationId, assistants.mailbox],
        set: { ...said, version: sql`${assistants.version} + 1` },
      })
      .returning({ id: assistants.id }),
    mailStatement(ctx, link, mailbox),
    auditWhenStatement(ctx, entry(link, 'speaking.assistant_named'), changedOne),
  ])
  if (!named) throw new Problem('speaking.too_many')
}

/** Ends one link with the line of the history that says who did. */
async function endLink(
  ctx: Ctx,
  where: SQL | undefined,
  line: Parameters<typeof auditWhenStatement>[1],
): Promise<void> {
  const [ended] = await ctx.db.batch([
    ctx.db
      .update(assistants)
      .set({ revokedAt: ctx.now })
      .where(and(where, isNull(assistants.revokedAt)))
      .returning({ id: assistants.id }),
    auditWhenStatement(ctx, line, changedOne),
  ])
  if (ended.length === 0) throw new Problem('not_found')
}

/** Ends the link of somebody who worked for the speaker. Throws `speaking.own_word` for an assistant, `not_found`. */
export async function revokeAssistant(ctx: Ctx, link: SpeakingLink, id: string): Promise<void> {
  refuseAssistants(link)
  const own = and(eq(assistants.id, id), eq(assistants.invitationId, link.invitation.id))
  await endLink(ctx, own, entry(link, 'speaking.assistant_revoked'))
}

/** The same by an organiser: the speaker's own link, and those of others who work for them, stay. Throws `not_found`. */
export async function endAssistant(ctx: Ctx, { actorId, event, invitationId }: Change, id: string): Promise<void> {
  const ofEvent = sql`invitation_id in (select id from speaking_invitations where event_id = ${event.id})`
  await endLink(ctx, and(eq(assistants.id, id), eq(assistants.invitationId, invitationId), ofEvent), {
    ...{ action: 'speaking.assistant_revoked', actorId, subjectId: invitationId },
    ...{ organizationId: event.organizationId, eventId: event.id },
  })
}
