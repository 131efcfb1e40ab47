import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { type EventRow, events } from '../../events/table.ts'
import { speakers } from '../../speakers/table.ts'
import { speakingAssistants as assistants, speakingInvitations as invitations } from './table.ts'

/** The newest of one mailbox that a page shows. */
const maxShown = 100

const eventColumns = {
  title: events.title,
  languages: events.languages,
  state: events.state,
  timeZone: events.timeZone,
  startsAt: events.startsAt,
  endsAt: events.endsAt,
}

/** An event that somebody speaks at, or works for a speaker at, and the way to its workspace. */
export interface OwnEvent extends Pick<EventRow, keyof typeof eventColumns> {
  title: Localized
  /** For whom they work; null: for themselves. */
  worksFor: string | null
  path: string
}

/** Every event at which a mailbox has a link that works, by their end. */
export async function eventsOfMailbox(ctx: Ctx, mailbox: string): Promise<OwnEvent[]> {
  const rows = await unionAll(
    ctx.db
      .select({
        id: invitations.id,
        version: invitations.version,
        worksFor: sql<string | null>`null`.as('works_for'),
        ...eventColumns,
      })
      .from(invitations)
      .innerJoin(events, eq(events.id, invitations.eventId))
      .where(and(eq(invitations.mailbox, mailbox), isNull(invitations.revokedAt))),
    ctx.db
      .select({
        id: assistants.id,
        version: assistants.version,
        worksFor: sql<string | null>`${speakers.name}`.as('works_for'),
        ...eventColumns,
      })
      .from(assistants)
      .innerJoin(invitations, eq(invitations.id, assistants.invitationId))
      .innerJoin(speakers, eq(speakers.id, invitations.speakerId))
      .innerJoin(events, eq(events.id, invitations.eventId))
      .where(and(eq(assistants.mailbox, mailbox), isNull(assistants.revokedAt), isNull(invitations.revokedAt))),
  )
    .orderBy(asc(events.endsAt))
    .limit(maxShown)
  return Promise.all(
    rows.map(async ({ id, version, ...event }) => {
      const purpose = event.worksFor === null ? 'speaking' : 'assistant'
      return { ...event, path: `/speaking/${await linkToken(ctx.secret, purpose, id, version)}` }
    }),
  )
}
