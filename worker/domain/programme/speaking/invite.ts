import { and, eq, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { Email } from '#worker/core/text/email.ts'
import { type Locale, locales } from '#worker/core/text/languages.ts'
import { auditEntries } from '../../audit/table.ts'
import type { EventRow } from '../../events/table.ts'
import { priorityOf } from '../../mail/rules.ts'
import { mails } from '../../mail/table.ts'
import { among, day, eventTakesSpeakers, maxInvitedADay, maxInvitedAtOnce, mayBeInvited } from './limits.ts'
import { speakingInvitations } from './table.ts'

/** Whom to invite, by the address of the speaker's profile; who is left without a mail address is not invited. */
export const InviteForm = z.object({
  people: z
    .record(
      z.string().regex(/^[a-z0-9-]{1,200}$/),
      z.object({ email: Email.optional(), locale: z.enum(locales).default('en') }),
    )
    .prefault({}),
  /** Of the preview: who was shown, so that nobody is mailed who was not. */
  seen: z.string().max(64).optional(),
  send: z.literal('1').optional(),
})
export type InviteForm = z.output<typeof InviteForm>

/** Somebody who would be invited. */
export interface Invitee {
  speakerId: string
  email: string
  mailbox: string
  locale: Locale
}

interface Invite {
  actorId: string
  event: EventRow
  people: readonly Invitee[]
}

const contributes = (eventId: string) => sql`exists (select 1 from contributors c join sessions s on s.id = c.session_id
  where c.speaker_id = value ->> 'speakerId' and s.event_id = ${eventId})`

const isWithinDay = (ctx: Ctx, { event, people }: Invite) => sql`(select count(*) from speaking_invitations earlier
  where earlier.event_id = ${event.id} and earlier.created_at > ${ctx.now.getTime() - day}) + ${people.length} <= ${maxInvitedADay}`

/** The invitation by mail to the speakers behind some links; its key counts the mails of each link. */
export const invitedMailStatement = (ctx: Ctx, where: SQL | undefined) =>
  insertFrom(
    ctx.db,
    mails,
    {
      id: rowIds(ctx),
      key: sql`'speaking.invited:' || speaking_invitations.id || ':' || speaking_invitations.mailed`,
      template: 'speaking.invited',
      subjectId: sql`speaking_invitations.id`,
      mailbox: sql`speaking_invitations.mailbox`,
      eventId: sql`speaking_invitations.event_id`,
      priority: priorityOf('speaking.invited'),
      state: 'queued',
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
    sql`from speaking_invitations where ${where}`,
  ).onConflictDoNothing()

const invitationsStatement = (ctx: Ctx, input: Invite, rows: readonly (Invitee & { id: string })[]) =>
  insertFrom(
    ctx.db,
    speakingInvitations,
    {
      id: sql`value ->> 'id'`,
      eventId: input.event.id,
      speakerId: sql`value ->> 'speakerId'`,
      email: sql`value ->> 'email'`,
      mailbox: sql`value ->> 'mailbox'`,
      locale: sql`value ->> 'locale'`,
      mailed: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    sql`from json_each(${JSON.stringify(rows)}) where ${eventTakesSpeakers(ctx, input.event.id)}
      and ${contributes(input.event.id)} and ${isWithinDay(ctx, input)} and ${mayBeInvited(ctx, sql`value ->> 'mailbox'`)}`,
  ).onConflictDoNothing()

const notesStatement = (ctx: Ctx, { actorId, event }: Invite, where: SQL | undefined) =>
  insertFrom(
    ctx.db,
    auditEntries,
    {
      id: rowIds(ctx),
      at: ctx.now,
      actorId,
      action: 'speaking.invited',
      organizationId: event.organizationId,
      eventId: event.id,
      subjectId: sql`speaking_invitations.id`,
    },
    sql`from speaking_invitations where ${where}`,
  )

/**
 * Gives speakers of the draft their link and mails each; who has one already keeps it, so that the same form again invites
 * nobody twice. Throws `request.too_many` beyond a go, the event's day or the mailbox's, and `event.over` or
 * `event.cancelled` where nothing is wanted any more.
 */
export async function inviteSpeakers(ctx: Ctx, input: Invite): Promise<void> {
  const { event, people } = input
  if (people.length > maxInvitedAtOnce) throw new Problem('request.too_many')
  const rows = people.map((person) => ({ ...person, id: uuidv7(ctx.now) }))
  const made = and(
    eq(speakingInvitations.eventId, event.id),
    sql`speaking_invitations.id in ${among(rows.map(({ id }) => id))}`,
  )
  const [, , , [known]] = await ctx.db.batch([
    invitationsStatement(ctx, input, rows),
    invitedMailStatement(ctx, made),
    notesStatement(ctx, input, made),
    ctx.db
      .select({ id: speakingInvitations.id })
      .from(speakingInvitations)
      .where(
        and(
          eq(speakingInvitations.eventId, event.id),
          sql`speaking_invitations.speaker_id in ${among(people.map(({ speakerId }) => speakerId))}`,
        ),
      )
      .limit(1),
  ])
  if (known) return
  if (event.state === 'cancelled') throw new Problem('event.cancelled')
  throw new Problem(event.endsAt <= ctx.now ? 'event.over' : 'request.too_many')
}
