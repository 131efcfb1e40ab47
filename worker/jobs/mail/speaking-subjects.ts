import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import type { MailRow } from '#worker/domain/mail/table.ts'
import { type Delivered, deliveredStatement } from '#worker/domain/programme/speaking/checklist.ts'
import {
  type SpeakingAssistantRow,
  type SpeakingInvitationRow,
  type SpeakingSettingsRow,
  type SpeakingSuggestionRow,
  speakingAssistants,
  speakingInvitations,
  speakingSettings,
  speakingSuggestions,
} from '#worker/domain/programme/speaking/table.ts'
import { type ToldSession, toldSessions } from '#worker/domain/programme/speaking/told.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { type HostName, hostsOfEvent } from './registration-subjects.ts'

export interface SpeakingSubject {
  link: SpeakingInvitationRow
  /** Who reads in the speaker's place. */
  assistant: SpeakingAssistantRow | null
  speakerName: string
  event: EventRow
  hosts: readonly Localized[]
  settings: SpeakingSettingsRow | null
  sessions: readonly ToldSession[]
  /** Only of a decision. */
  suggestion: (SpeakingSuggestionRow & { sessionTitle: Localized | null }) | null
  /** Only of a reminder. */
  delivered: readonly Delivered[]
}

const sessionTitle = sql<Localized | null>`(select title from sessions where sessions.id = speaking_suggestions.session_id)`

/** Links that work, of events to come, by what a mail is about: the link itself, somebody who works for its speaker, a suggestion. */
const linksStatement = (ctx: Ctx, ids: string[]) =>
  ctx.db
    .select({
      id: sql<string>`wanted.value`.as('wanted_id'),
      link: speakingInvitations,
      assistant: speakingAssistants,
      suggestion: speakingSuggestions,
      sessionTitle: sessionTitle.mapWith((text: string) => JSON.parse(text)).as('session_title'),
      speakerName: speakers.name,
      event: events,
      hosts: hostsOfEvent.as('hosts'),
      settings: speakingSettings,
      sessions: toldSessions(sql`${events.id}`, sql`${speakers.id}`).as('sessions'),
    })
    .from(sql`json_each(${JSON.stringify(ids)}) as wanted`)
    .leftJoin(
      speakingAssistants,
      and(eq(speakingAssistants.id, sql`wanted.value`), isNull(speakingAssistants.revokedAt)),
    )
    .leftJoin(speakingSuggestions, eq(speakingSuggestions.id, sql`wanted.value`))
    .innerJoin(
      speakingInvitations,
      eq(
        speakingInvitations.id,
        sql`coalesce(${speakingAssistants.invitationId}, (
          select own.id from speaking_invitations own
          where own.event_id = ${speakingSuggestions.eventId} and own.speaker_id = ${speakingSuggestions.speakerId}
        ), wanted.value)`,
      ),
    )
    .innerJoin(speakers, eq(speakers.id, speakingInvitations.speakerId))
    .innerJoin(events, eq(events.id, speakingInvitations.eventId))
    .leftJoin(speakingSettings, eq(speakingSettings.eventId, events.id))
    .where(and(isNull(speakingInvitations.revokedAt), ne(events.state, 'cancelled'), gt(events.endsAt, ctx.now)))

type Row = Awaited<ReturnType<typeof linksStatement>>[number]

/** What those whom a reminder is for have delivered, in one trip, a statement a link. */
async function loadDelivered(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, Delivered[]>> {
  const links = [...new Map(rows.map(({ link }) => [link.id, link])).values()]
  const [first, ...rest] = links.map((link) => deliveredStatement(ctx, link.eventId, link.speakerId))
  if (!first) return new Map()
  const answers = await ctx.db.batch([first, ...rest])
  return new Map(links.map(({ id }, index) => [id, answers[index] ?? []]))
}

/** What mails to speakers are about, by subject id. */
export async function loadSpeaking(ctx: Ctx, claimed: readonly MailRow[]): Promise<Map<string, SpeakingSubject>> {
  const own = claimed.filter(({ template }) => template.startsWith('speaking.'))
  if (own.length === 0) return new Map()
  const rows = await linksStatement(ctx, [...new Set(own.map(({ subjectId }) => subjectId))])
  const reminded = new Set(
    own.filter(({ template }) => template === 'speaking.reminder').map(({ subjectId }) => subjectId),
  )
  const delivered = await loadDelivered(
    ctx,
    rows.filter(({ id }) => reminded.has(id)),
  )
  return new Map(
    rows.map(({ id, hosts, suggestion, sessionTitle: title, ...row }) => [
      id,
      {
        ...row,
        hosts: hosts.map(({ name }: HostName) => name),
        suggestion: suggestion && { ...suggestion, sessionTitle: title },
        delivered: delivered.get(row.link.id) ?? [],
      },
    ]),
  )
}
