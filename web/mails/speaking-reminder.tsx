import { messages } from '#web/messages/messages.ts'
import type { ChecklistItem } from '#worker/domain/programme/speaking/checklist.ts'
import { EventFacts, titleOf } from './event-facts.tsx'
import { Button, Facts, letter, MailFrame, Paragraph, Points } from './letter.tsx'
import { plainName } from './names.ts'
import { dueInWords, type SpeakingMail, speakingFootnotes, textFor } from './speaking-sessions.tsx'

type Reminder = SpeakingMail & { missing: readonly ChecklistItem[] }

/** What is missing, with the session it belongs to where the speaker has several. */
function missingInWords({ missing, sessions, ...mail }: Reminder): string[] {
  const t = messages(mail.reader.locale).mail.speaking
  return missing.map(({ item, sessionId }) => {
    const session = sessions.find(({ id }) => id === sessionId)
    return session && sessions.length > 1 ? t.ofSession(t.items[item], textFor(mail, session.title)) : t.items[item]
  })
}

/** Reminds a speaker, or who works for them, of what is still missing. */
export function speakingReminder(mail: Reminder) {
  const { reader, event, hosts, worksFor, missing } = mail
  const { frame, speaking: t } = messages(reader.locale).mail
  const shown = { reader, event, hosts, onlineUrl: null, held: null }
  const due = dueInWords(mail)
  const intro = missing.some(({ isLate }) => isLate) ? t.reminder.late : t.reminder.intro
  return letter(
    t.reminder.subject(titleOf(shown)),
    <MailFrame reader={reader} heading={t.reminder.heading} footnotes={speakingFootnotes(mail)}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{worksFor === null ? intro : t.reminder.introFor(plainName(worksFor))}</Paragraph>
      <Points lines={missingInWords(mail)} />
      {due ? <Facts facts={[{ label: t.due, value: due }]} locale={reader.locale} /> : null}
      <Button href={mail.pageUrl} label={t.open} />
      <Paragraph>{t.reminder.thanks}</Paragraph>
      <EventFacts mail={shown} />
    </MailFrame>,
  )
}
