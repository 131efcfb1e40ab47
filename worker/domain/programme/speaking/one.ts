import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { personHistoryStatement } from '../../audit/queries.ts'
import type { EventRow } from '../../events/table.ts'
import { mails } from '../../mail/table.ts'
import { speakers } from '../../speakers/table.ts'
import { linksStatement } from './board.ts'
import { checklistOf, deliveredStatement } from './checklist.ts'
import { settingsStatement, unsaidSettings } from './settings.ts'
import { suggestionsOfStatement } from './suggestions.ts'
import { speakingAssistants, speakingConsents, speakingParts } from './table.ts'
import { toldSessions } from './told.ts'

/** The speaker at an address who contributes to the event or has its link; nobody else. */
const speakerId = (event: Pick<EventRow, 'id' | 'organizationId'>, slug: string) => sql<string>`(
  select p.id from speakers p where p.organization_id = ${event.organizationId} and p.slug = ${slug} and (
    exists (select 1 from contributors c join sessions s on s.id = c.session_id
      where c.speaker_id = p.id and s.event_id = ${event.id})
    or exists (select 1 from speaking_invitations i where i.speaker_id = p.id and i.event_id = ${event.id})))`

/** A file or link of a speaker's session, as their organiser lists it. */
export interface SessionFile {
  id: string
  sessionId: string
  kind: string
  title: Record<string, string>
}

/** Materials stand below the programme in the order of nouns: named in SQL, not imported. */
const filesStatement = (ctx: Ctx, eventId: string, id: ReturnType<typeof speakerId>) =>
  ctx.db
    .select({
      id: sql<string>`m.id`.as('id'),
      sessionId: sql<string>`m.session_id`.as('session_id'),
      kind: sql<string>`m.kind`.as('kind'),
      title: sql<SessionFile['title']>`m.title`.mapWith((text: string) => JSON.parse(text)).as('title'),
    })
    .from(sql`materials m`)
    .where(
      sql`m.event_id = ${eventId} and m.deleted_at is null and m.session_id in (select session_id from contributors where speaker_id = ${id})`,
    )
    .orderBy(sql`m.id`)

/** Everything of one speaker of an event: what they said and delivered, their link, mails and history. Throws `not_found`. */
export async function getSpeaking(ctx: Ctx, event: EventRow, slug: string) {
  const id = speakerId(event, slug)
  const linkId = sql`(select i.id from speaking_invitations i where i.event_id = ${event.id} and i.speaker_id = ${id})`
  const assistantIds = sql`select a.id from speaking_assistants a where a.invitation_id = ${linkId}`
  const suggestionIds = sql`select g.id from speaking_suggestions g where g.event_id = ${event.id} and g.speaker_id = ${id}`
  const [[speaker], [said], delivered, links, parts, consents, suggestions, assistants, files, told, history] =
    await ctx.db.batch([
      ctx.db
        .select({
          ...getTableColumns(speakers),
          told: toldSessions(sql`${event.id}`, sql`speakers.id`).as('told'),
        })
        .from(speakers)
        .where(eq(speakers.id, id)),
      settingsStatement(ctx, event.id),
      deliveredStatement(ctx, event.id, id),
      linksStatement(ctx, event.id, id),
      ctx.db
        .select()
        .from(speakingParts)
        .where(and(eq(speakingParts.eventId, event.id), eq(speakingParts.speakerId, id))),
      ctx.db
        .select()
        .from(speakingConsents)
        .where(and(eq(speakingConsents.eventId, event.id), eq(speakingConsents.speakerId, id)))
        .orderBy(desc(speakingConsents.id)),
      suggestionsOfStatement(ctx, event.id, id),
      ctx.db
        .select()
        .from(speakingAssistants)
        .where(eq(speakingAssistants.invitationId, linkId))
        .orderBy(asc(speakingAssistants.id)),
      filesStatement(ctx, event.id, id),
      ctx.db
        .select({
          id: mails.id,
          template: mails.template,
          state: mails.state,
          createdAt: mails.createdAt,
          sentAt: mails.sentAt,
        })
        .from(mails)
        .where(sql`${mails.subjectId} in (select ${linkId} union ${assistantIds} union ${suggestionIds})`)
        .orderBy(desc(mails.id)),
      personHistoryStatement(ctx, {
        eventId: event.id,
        organizationId: event.organizationId,
        subjects: sql`(select ${id} union select ${linkId} union ${suggestionIds})`,
        actors: sql`(select ${linkId} union ${assistantIds})`,
      }),
    ])
  if (!speaker) throw new Problem('not_found')
  const settings = said ?? unsaidSettings
  return {
    speaker,
    settings,
    delivered,
    checklist: checklistOf(settings, delivered, ctx.now),
    link: links[0],
    ...{ parts, consents, suggestions, assistants, files, history },
    mails: told,
  }
}
export type Speaking = Awaited<ReturnType<typeof getSpeaking>>
