import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { plainHash } from '#worker/core/tokens.ts'
import type { EventRow } from '../../events/table.ts'
import { speakers } from '../../speakers/table.ts'
import { contributors, sessions } from '../table.ts'
import type { Invitee, InviteForm } from './invite.ts'
import { maxInvitedAtOnce, mayBeInvited } from './limits.ts'
import { speakingInvitations } from './table.ts'

/** Of the newest link to another event. */
const remembered = (column: 'email' | 'locale') =>
  sql<string | null>`(select ${sql.raw(column)} from speaking_invitations earlier
    where earlier.speaker_id = speakers.id order by earlier.created_at desc limit 1)`

/** Who contributes to the draft and has no link yet, with what earlier events of the organization know of them. */
export const uninvitedStatement = (ctx: Ctx, event: Pick<EventRow, 'id'>) =>
  ctx.db
    .select({
      id: speakers.id,
      slug: speakers.slug,
      name: speakers.name,
      nativeName: speakers.nativeName,
      email: remembered('email').as('email'),
      locale: sql<Locale | null>`${remembered('locale')}`.as('locale'),
    })
    .from(sessions)
    .innerJoin(contributors, eq(contributors.sessionId, sessions.id))
    .innerJoin(speakers, eq(speakers.id, contributors.speakerId))
    .leftJoin(
      speakingInvitations,
      and(eq(speakingInvitations.speakerId, speakers.id), eq(speakingInvitations.eventId, event.id)),
    )
    .where(and(eq(sessions.eventId, event.id), isNull(speakingInvitations.id)))
    .groupBy(speakers.id)
    .orderBy(asc(speakers.slug))
export type Uninvited = Awaited<ReturnType<typeof uninvitedStatement>>[number]

/** Somebody who would be invited, as the preview shows them. */
export type Candidate = Invitee & Pick<Uninvited, 'slug' | 'name'>

export interface Candidates {
  /** Who gets a mail. */
  invited: readonly Candidate[]
  /** Who has had this day's invitations. */
  often: readonly Candidate[]
  /** How many stay for the next go, behind the most that go at once. */
  more: number
}

/** Who of a form is to be invited: those with a mail address who have no link yet. */
export async function candidatesOf(
  ctx: Ctx,
  uninvited: readonly Uninvited[],
  { people }: Pick<InviteForm, 'people'>,
): Promise<Candidates> {
  const given = uninvited.flatMap(({ id, slug, name }): Candidate[] => {
    const { email, locale } = people[slug] ?? {}
    const mailbox = email === undefined ? undefined : mailboxOf(email)
    return email && mailbox && locale ? [{ speakerId: id, slug, name, email, mailbox, locale }] : []
  })
  if (given.length === 0) return { invited: [], often: [], more: 0 }
  const free = await ctx.db
    .select({ mailbox: sql<string>`value`.as('mailbox') })
    .from(sql`json_each(${JSON.stringify([...new Set(given.map(({ mailbox }) => mailbox))])})`)
    .where(mayBeInvited(ctx, sql`value`))
  const isFree = new Set(free.map(({ mailbox }) => mailbox))
  const asked = given.filter(({ mailbox }) => isFree.has(mailbox))
  return {
    invited: asked.slice(0, maxInvitedAtOnce),
    often: given.filter(({ mailbox }) => !isFree.has(mailbox)),
    more: Math.max(0, asked.length - maxInvitedAtOnce),
  }
}

/** A mark of who was shown in a preview: another list has another. */
export const markOf = ({ invited }: Pick<Candidates, 'invited'>): Promise<string> =>
  plainHash(JSON.stringify(invited.map(({ speakerId, mailbox, locale }) => [speakerId, mailbox, locale])))
