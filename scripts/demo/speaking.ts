import { sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertFrom } from '#worker/core/sql.ts'
import { speakingInvitations, speakingParts, speakingSettings } from '#worker/domain/programme/speaking/table.ts'
import { timeOf } from './times.ts'
import type { DemoEvent, DemoSpeaker } from './types.ts'

interface SpeakingIds {
  event: string
  speakers: ReadonlyMap<DemoSpeaker, string>
}

/** What an event asked of its speakers, their links under plainly artificial addresses, and who confirmed. */
export function speakingStatements(ctx: Ctx, event: DemoEvent, ids: SpeakingIds): Statement[] {
  if (!event.speaking) return []
  const { wanted, dueOn, links } = event.speaking
  const dueAt = timeOf({ slug: event.slug, date: dueOn }, '17:00')
  return [
    ctx.db
      .insert(speakingSettings)
      .values({ eventId: ids.event, dueAt, wanted: [...wanted], message: {}, updatedAt: ctx.now }),
    ...links.flatMap(({ speaker, hasConfirmed, ...link }) => {
      const speakerId = ids.speakers.get(speaker) ?? ''
      const email = `${speaker.slug}@example.org`
      return [
        ctx.db.insert(speakingInvitations).values({
          ...link,
          ...{ id: uuidv7(ctx.now), eventId: ids.event, speakerId, email, mailbox: email },
          openedAt: hasConfirmed ? dueAt : null,
          createdAt: ctx.now,
          updatedAt: ctx.now,
        }),
        ...(hasConfirmed ? [confirmedStatement(ctx, { event: ids.event, speakerId, at: dueAt })] : []),
      ]
    }),
  ]
}

/** That a speaker comes to all of their sessions: that they did is a fact, when they said so is not. */
const confirmedStatement = (ctx: Ctx, { event, speakerId, at }: { event: string; speakerId: string; at: Date }) =>
  insertFrom(
    ctx.db,
    speakingParts,
    {
      sessionId: sql`c.session_id`,
      speakerId,
      eventId: event,
      answer: 'confirmed',
      answerNote: 'Demo value',
      answeredAt: at,
      updatedAt: ctx.now,
    },
    sql`from contributors c join sessions s on s.id = c.session_id
      where s.event_id = ${event} and c.speaker_id = ${speakerId} group by c.session_id`,
  )
