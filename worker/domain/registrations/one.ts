import { and, desc, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { subjectHistoryStatement } from '../audit/queries.ts'
import { mails } from '../mail/table.ts'
import { placesStatement } from './find-availability.ts'
import { offersStatement } from './log.ts'
import { linesStatement, position } from './queue.ts'
import { wasSentAgain } from './send-again.ts'
import { registrations } from './table.ts'

const newestMails = 20

const mailsStatement = (ctx: Ctx, eventId: string, registrationId: string) =>
  ctx.db
    .select({
      id: mails.id,
      template: mails.template,
      state: mails.state,
      error: mails.error,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
      wasSentAgain: wasSentAgain.as('was_sent_again'),
    })
    .from(mails)
    .where(and(eq(mails.subjectId, registrationId), eq(mails.eventId, eventId)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(newestMails)

/** One registration as its organisers see it: where it stands, what happened, what was mailed. Throws `not_found` for one of another event. */
export async function getRegistration(ctx: Ctx, eventId: string, id: string) {
  const [[own], lines, offers, places, history, sent] = await ctx.db.batch([
    ctx.db
      .select({ registration: registrations, position: position.as('position') })
      .from(registrations)
      .where(and(eq(registrations.id, id), eq(registrations.eventId, eventId))),
    linesStatement(ctx, id),
    offersStatement(ctx, id),
    placesStatement(ctx, eventId),
    subjectHistoryStatement(ctx, { eventId, subjectId: id }),
    mailsStatement(ctx, eventId, id),
  ])
  if (!own) throw new Problem('not_found')
  return { ...own, lines, offers, places, history, mails: sent }
}
export type RegistrationDetails = Awaited<ReturnType<typeof getRegistration>>
