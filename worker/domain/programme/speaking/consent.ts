import { sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { actorOf, type SpeakingLink } from './link.ts'
import type { ConsentWords } from './schema.ts'
import { speakingConsents as consents, type SpeakingPurpose, speakingPurposes } from './table.ts'

/** The sentences as they were shown, and in which language. */
export interface Shown {
  texts: Record<SpeakingPurpose, string>
  locale: Locale
}

/** A word on one purpose, kept with its sentence where it is another than the last. */
function wordStatements(ctx: Ctx, link: SpeakingLink, purpose: SpeakingPurpose, isGiven: boolean, shown: Shown) {
  const { event, speaker } = link
  const last = sql`(select is_given from speaking_consents where event_id = ${event.id} and speaker_id = ${speaker.id}
    and purpose = ${purpose} order by id desc limit 1)`
  const row = {
    id: uuidv7(ctx.now),
    eventId: event.id,
    speakerId: speaker.id,
    purpose,
    isGiven,
    text: shown.texts[purpose],
    locale: shown.locale,
    givenBy: speaker.name,
    createdAt: ctx.now,
  }
  return [
    insertWhen(ctx.db, consents, row, sql`${last} is not ${Number(isGiven)}`),
    auditWhenStatement(
      ctx,
      {
        action: isGiven ? 'speaking.consent_given' : 'speaking.consent_refused',
        ...actorOf(link),
        subjectId: speaker.id,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { purpose },
      },
      changedOne,
    ),
  ]
}

/** Keeps every word that a speaker gives or takes back; nobody else may say it for them. Throws `speaking.own_word`. */
export async function giveConsent(ctx: Ctx, link: SpeakingLink, words: ConsentWords, shown: Shown): Promise<void> {
  if (link.assistant) throw new Problem('speaking.own_word')
  const [first, ...rest]: Statement[] = speakingPurposes.flatMap((purpose) => {
    const isGiven = words[purpose]
    return isGiven === undefined ? [] : wordStatements(ctx, link, purpose, isGiven, shown)
  })
  if (first) await ctx.db.batch([first, ...rest])
}
