import { and, asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventRow } from '../../events/table.ts'
import { type MailState, mails } from '../../mail/table.ts'
import { type SpeakerRow, speakers } from '../../speakers/table.ts'
import { type SessionRow, sessions } from '../table.ts'
import { type ChecklistItem, checklistOf, type Delivered, deliveredStatement } from './checklist.ts'
import { settingsStatement, unsaidSettings } from './settings.ts'
import { speakingInvitations, speakingSuggestions, type WantedItem, wantedItems } from './table.ts'

const mailState = sql<MailState | null>`(select mail.state from ${mails} mail
  where mail.subject_id = speaking_invitations.id order by mail.created_at desc, mail.id desc limit 1)`

const lastMailedAt = sql<number | null>`(select max(mail.created_at) from ${mails} mail
  where mail.subject_id = speaking_invitations.id)`

/** The links of an event, or of one speaker there, each with how its newest mail went. */
export const linksStatement = (ctx: Ctx, eventId: string, speakerId?: SQL) =>
  ctx.db
    .select({
      ...getTableColumns(speakingInvitations),
      mailState: mailState.as('mail_state'),
      lastMailedAt: lastMailedAt.as('last_mailed_at'),
    })
    .from(speakingInvitations)
    .where(
      and(
        eq(speakingInvitations.eventId, eventId),
        speakerId === undefined ? undefined : eq(speakingInvitations.speakerId, speakerId),
      ),
    )
export type Link = Awaited<ReturnType<typeof linksStatement>>[number]

/** Who contributes to the draft, and who has a link though they do no longer. */
const peopleStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ id: speakers.id, slug: speakers.slug, name: speakers.name, nativeName: speakers.nativeName })
    .from(speakers)
    .where(
      sql`${speakers.id} in (
        select c.speaker_id from sessions s join contributors c on c.session_id = s.id where s.event_id = ${eventId}
        union select speaker_id from speaking_invitations where event_id = ${eventId})`,
    )
    .orderBy(asc(speakers.slug))

const titlesStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ id: sessions.id, number: sessions.number, title: sessions.title, startsAt: sessions.startsAt })
    .from(sessions)
    .where(eq(sessions.eventId, eventId))

/** How one speaker of an event stands. */
export interface Standing {
  speaker: Pick<SpeakerRow, 'id' | 'slug' | 'name' | 'nativeName'>
  link: Link | undefined
  /** By session of the draft; none where they contribute no longer. */
  delivered: readonly Delivered[]
  checklist: readonly ChecklistItem[]
  sessions: readonly Pick<SessionRow, 'id' | 'number' | 'title' | 'startsAt'>[]
}

/** What tells one speaker from the next on the board, and what it is filtered by. */
export const boardFilters = [
  'late',
  'missing',
  'unopened',
  'uninvited',
  'undelivered',
  'declined',
  'complete',
  'gone',
  ...wantedItems,
] as const
export type BoardFilter = (typeof boardFilters)[number]

const isMissing = ({ checklist }: Standing) => checklist.some(({ isDone }) => !isDone)
const contributes = ({ delivered }: Standing) => delivered.length > 0

/** Whether a speaker has said no to all of their sessions. */
export const hasDeclined = (one: Standing) =>
  contributes(one) && one.delivered.every(({ answer }) => answer === 'declined')

const lacks = (item: WantedItem) => (one: Standing) => one.checklist.some((line) => line.item === item && !line.isDone)

/** Which speakers a filter shows. */
export const passes: Record<BoardFilter, (one: Standing) => boolean> = {
  late: ({ checklist }) => checklist.some(({ isLate }) => isLate),
  missing: isMissing,
  unopened: ({ link }) => link !== undefined && !link.revokedAt && !link.openedAt,
  uninvited: (one) => contributes(one) && !one.link,
  undelivered: ({ link }) => link?.mailState === 'failed' || link?.mailState === 'bounced',
  declined: ({ delivered }) => delivered.some(({ answer }) => answer === 'declined'),
  complete: (one) => contributes(one) && !hasDeclined(one) && !isMissing(one),
  gone: (one) => !contributes(one),
  answer: lacks('answer'),
  biography: lacks('biography'),
  portrait: lacks('portrait'),
  slides: lacks('slides'),
  needs: lacks('needs'),
  consent: lacks('consent'),
}

/** Everybody of an event, with what each has delivered, in one trip. */
export async function getBoard(ctx: Ctx, event: Pick<EventRow, 'id'>) {
  const [[said], delivered, people, links, titles, [suggested]] = await ctx.db.batch([
    settingsStatement(ctx, event.id),
    deliveredStatement(ctx, event.id),
    peopleStatement(ctx, event.id),
    linksStatement(ctx, event.id),
    titlesStatement(ctx, event.id),
    ctx.db
      .select({ open: sql<number>`count(*)`.as('open') })
      .from(speakingSuggestions)
      .where(and(eq(speakingSuggestions.eventId, event.id), eq(speakingSuggestions.state, 'open'))),
  ])
  const settings = said ?? unsaidSettings
  const own = Map.groupBy(delivered, ({ speakerId }) => speakerId)
  const linkOf = new Map(links.map((link) => [link.speakerId, link]))
  const titleOf = new Map(titles.map((session) => [session.id, session]))
  const standings = people.map((speaker): Standing => {
    const ofSpeaker = own.get(speaker.id) ?? []
    return {
      speaker,
      link: linkOf.get(speaker.id),
      delivered: ofSpeaker,
      checklist: checklistOf(settings, ofSpeaker, ctx.now),
      sessions: ofSpeaker.flatMap(({ sessionId }) => titleOf.get(sessionId) ?? []),
    }
  })
  return { settings, standings, openSuggestions: suggested?.open ?? 0 }
}
export type Board = Awaited<ReturnType<typeof getBoard>>
