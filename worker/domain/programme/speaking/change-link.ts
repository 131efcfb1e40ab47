import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { Email } from '#worker/core/text/email.ts'
import { locales } from '#worker/core/text/languages.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { invitedMailStatement } from './invite.ts'
import { eventTakesSpeakers, maxMailsOfLink, mayBeInvited } from './limits.ts'
import { type SpeakingInvitationRow, speakingAssistants, speakingInvitations } from './table.ts'

/** Who changes which link of an event. */
export interface Change {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
  /** From outside: a stranger's is not found. */
  invitationId: string
}

const count = z.coerce.number().int().min(0).max(1_000_000)
const tick = z
  .string()
  .optional()
  .transform((ticked) => ticked !== undefined)

/** What the buttons of a link carry: how it stood when they were shown, so that pressed twice they act once. */
export const LinkMail = z.object({ mailed: count })
export const LinkRenewal = z.object({ version: count, mail: tick })
export const LinkAddress = LinkRenewal.extend({ email: Email, locale: z.enum(locales) })
export type LinkAddress = z.output<typeof LinkAddress>

/** The condition that a link is meant, and of this event. */
export const ownLink = ({ event, invitationId }: Pick<Change, 'event' | 'invitationId'>) =>
  and(eq(speakingInvitations.id, invitationId), eq(speakingInvitations.eventId, event.id))

const noteStatement = (ctx: Ctx, { actorId, event, invitationId }: Change, action: string) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: invitationId, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

const rowStatement = (ctx: Ctx, change: Change) => ctx.db.select().from(speakingInvitations).where(ownLink(change))

function found(row: SpeakingInvitationRow | undefined): SpeakingInvitationRow {
  if (!row) throw new Problem('not_found')
  return row
}

/** Whether one more invitation may be mailed to the address that a link has, or is given. */
const mayBeMailed = (ctx: Ctx, { event }: Change, mailbox: SQL) =>
  sql`mailed < ${maxMailsOfLink} and ${eventTakesSpeakers(ctx, event.id)} and ${mayBeInvited(ctx, mailbox)}`

/** Ends a speaker's link and those of whoever works for them. Throws `not_found`. */
export async function revokeLink(ctx: Ctx, change: Change): Promise<void> {
  const [, , row] = await ctx.db.batch([
    ctx.db
      .update(speakingInvitations)
      .set({ revokedAt: ctx.now, updatedAt: ctx.now })
      .where(and(ownLink(change), isNull(speakingInvitations.revokedAt))),
    noteStatement(ctx, change, 'speaking.revoked'),
    rowStatement(ctx, change),
  ])
  found(row[0])
}

/** Lets a link work again that was ended: the one that was mailed. Throws `not_found`. */
export async function restoreLink(ctx: Ctx, change: Change): Promise<void> {
  const [, , row] = await ctx.db.batch([
    ctx.db
      .update(speakingInvitations)
      .set({ revokedAt: null, updatedAt: ctx.now })
      .where(and(ownLink(change), isNotNull(speakingInvitations.revokedAt))),
    noteStatement(ctx, change, 'speaking.restored'),
    rowStatement(ctx, change),
  ])
  found(row[0])
}

/** Mails an invitation again; `mailed` is how often it had been. Throws `not_found`, and `request.too_many` where no more may go today. */
export async function mailLinkAgain(ctx: Ctx, change: Change, { mailed }: z.output<typeof LinkMail>): Promise<void> {
  const waits = and(ownLink(change), isNull(speakingInvitations.revokedAt), eq(speakingInvitations.mailed, mailed))
  const [, , , [row]] = await ctx.db.batch([
    ctx.db
      .update(speakingInvitations)
      .set({ mailed: mailed + 1, updatedAt: ctx.now })
      .where(and(waits, mayBeMailed(ctx, change, sql`speaking_invitations.mailbox`))),
    noteStatement(ctx, change, 'speaking.mailed_again'),
    // Its key counts the mails: where nothing was counted, it is there already.
    invitedMailStatement(ctx, and(ownLink(change), isNull(speakingInvitations.revokedAt))),
    rowStatement(ctx, change),
  ])
  if (found(row).mailed === mailed) throw new Problem('request.too_many')
}

/** One mail more in the statement of the change, where it is wished for and may go. */
const mailedWith = (ctx: Ctx, change: Change, mail: boolean, mailbox: SQL) =>
  mail ? sql`mailed + (${mayBeMailed(ctx, change, mailbox)})` : sql`mailed`

/** Its key counts the mails: where none more was counted, it is there already. */
const mailStatement = (ctx: Ctx, change: Change, mail: boolean) =>
  invitedMailStatement(ctx, and(ownLink(change), isNull(speakingInvitations.revokedAt), mail ? undefined : sql`false`))

/** A new link in place of the old one, which no longer opens. Throws `not_found`. */
export async function renewLink(
  ctx: Ctx,
  change: Change,
  { version, mail }: z.output<typeof LinkRenewal>,
): Promise<void> {
  const [, , , [row]] = await ctx.db.batch([
    ctx.db
      .update(speakingInvitations)
      .set({
        version: version + 1,
        openedAt: null,
        mailed: mailedWith(ctx, change, mail, sql`speaking_invitations.mailbox`),
        updatedAt: ctx.now,
      })
      .where(and(ownLink(change), isNull(speakingInvitations.revokedAt), eq(speakingInvitations.version, version))),
    noteStatement(ctx, change, 'speaking.renewed'),
    mailStatement(ctx, change, mail),
    rowStatement(ctx, change),
  ])
  found(row)
}

/**
 * Another address or language for a speaker. With another mailbox the old link dies, and with it those of whoever its reader
 * let in: the mail may have gone to a stranger. Throws `not_found`.
 */
export async function changeAddress(
  ctx: Ctx,
  change: Change,
  { email, locale, version, mail }: LinkAddress,
): Promise<void> {
  const mailbox = mailboxOf(email) ?? email
  const asShown = and(ownLink(change), eq(speakingInvitations.version, version))
  const isOther = sql`speaking_invitations.mailbox <> ${mailbox}`
  const [, , , , [row]] = await ctx.db.batch([
    ctx.db
      .update(speakingAssistants)
      .set({ revokedAt: ctx.now, version: sql`version + 1` })
      .where(
        and(
          isNull(speakingAssistants.revokedAt),
          sql`invitation_id in (select id from speaking_invitations where ${asShown} and ${isOther})`,
        ),
      ),
    ctx.db
      .update(speakingInvitations)
      .set({
        email,
        mailbox,
        locale,
        version: sql`version + (${isOther})`,
        openedAt: sql`case when ${isOther} then null else opened_at end`,
        mailed: mailedWith(ctx, change, mail, sql`${mailbox}`),
        updatedAt: ctx.now,
      })
      .where(asShown),
    noteStatement(ctx, change, 'speaking.address_changed'),
    mailStatement(ctx, change, mail),
    rowStatement(ctx, change),
  ])
  found(row)
}
