import { messages } from '#web/messages/messages.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** Tells that the organiser declined, with the reason where one was written. */
export function registrationDeclined(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  const reason = mail.decision?.reason
  return letter(
    t.declined.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.declined.heading} footnotes={[t.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.declined.intro}</Paragraph>
      {reason ? <Paragraph>{t.reasonGiven(reason)}</Paragraph> : null}
      <EventFacts mail={mail} />
      <Button href={mail.eventUrl} label={t.eventPage} />
    </MailFrame>,
  )
}
