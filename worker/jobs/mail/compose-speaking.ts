import { speakingAssistant } from '#web/mails/speaking-assistant.tsx'
import { speakingDecided } from '#web/mails/speaking-decided.tsx'
import { speakingInvited } from '#web/mails/speaking-invited.tsx'
import { speakingReminder } from '#web/mails/speaking-reminder.tsx'
import type { SpeakingMail } from '#web/mails/speaking-sessions.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { checklistOf } from '#worker/domain/programme/speaking/checklist.ts'
import { byHand } from '#worker/domain/programme/speaking/remind.ts'
import { unsaidSettings } from '#worker/domain/programme/speaking/settings.ts'
import type { Compose } from './compose.ts'
import type { SpeakingSubject } from './speaking-subjects.ts'

/** What every mail to a speaker says, with the link of whoever reads it. */
async function contentOf(ctx: Ctx, subject: SpeakingSubject): Promise<SpeakingMail> {
  const { link, assistant, speakerName, event, hosts, sessions } = subject
  const { locale } = assistant ?? link
  const token = assistant
    ? await linkToken(ctx.secret, 'assistant', assistant.id, assistant.version)
    : await linkToken(ctx.secret, 'speaking', link.id, link.version)
  const { wanted, dueAt, message } = subject.settings ?? unsaidSettings
  return {
    reader: { locale, origin: ctx.origin },
    name: assistant?.name ?? speakerName,
    worksFor: assistant ? speakerName : null,
    ...{ event, hosts, sessions, wanted, dueAt, message },
    pageUrl: `${ctx.origin}/speaking/${token}?lang=${locale}`,
  }
}

const readerOf = ({ link, assistant }: SpeakingSubject) => ({ to: (assistant ?? link).email, attachments: [] })

/** Withheld once the link is taken back, the event over or cancelled, or the speaker no longer part of it. */
export const composeSpeakingInvited: Compose = async (ctx, mail, { speaking }) => {
  const subject = speaking.get(mail.subjectId)
  if (!subject || subject.sessions.length === 0) return undefined
  return { ...readerOf(subject), ...(await speakingInvited(await contentOf(ctx, subject))) }
}

/** Withheld too once nothing is missing, or reminders on time were switched off. */
export const composeSpeakingReminder: Compose = async (ctx, mail, { speaking }) => {
  const subject = speaking.get(mail.subjectId)
  if (!subject) return undefined
  const settings = subject.settings ?? unsaidSettings
  if (!settings.sendsReminders && !mail.key.includes(`:${byHand}`)) return undefined
  const missing = checklistOf(settings, subject.delivered, ctx.now).filter(({ isDone }) => !isDone)
  if (missing.length === 0) return undefined
  return { ...readerOf(subject), ...(await speakingReminder({ ...(await contentOf(ctx, subject)), missing })) }
}

/** Withheld once that link is taken back, or the speaker no longer part of the event. */
export const composeSpeakingAssistant: Compose = async (ctx, mail, { speaking }) => {
  const subject = speaking.get(mail.subjectId)
  if (!subject?.assistant || subject.sessions.length === 0) return undefined
  const content = await contentOf(ctx, subject)
  return { ...readerOf(subject), ...(await speakingAssistant({ ...content, worksFor: subject.speakerName })) }
}

export const composeSpeakingDecided: Compose = async (ctx, mail, { speaking }) => {
  const subject = speaking.get(mail.subjectId)
  const { state, reason, sessionTitle: title } = subject?.suggestion ?? {}
  if (!subject || (state !== 'accepted' && state !== 'refused')) return undefined
  const content = await contentOf(ctx, subject)
  const letter = await speakingDecided({ ...content, state, reason: reason ?? null, title: title ?? null })
  return { ...readerOf(subject), ...letter }
}
