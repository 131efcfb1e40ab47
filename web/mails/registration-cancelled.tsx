import { messages } from '#web/messages/messages.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** Tells that a registration is cancelled, by whomever. */
export function registrationCancelled(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  return letter(
    t.cancelled.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.cancelled.heading} footnotes={[t.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.cancelled.intro}</Paragraph>
      <EventFacts mail={mail} />
      <Paragraph>{t.cancelled.calendar}</Paragraph>
      <Paragraph>{t.cancelled.again}</Paragraph>
      <Button href={mail.eventUrl} label={t.eventPage} />
    </MailFrame>,
  )
}
