import { messages } from '#web/messages/messages.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** Tells everybody registered that the event does not take place. */
export function eventCancelled(mail: RegistrationMail) {
  const { frame, registration, eventCancelled: t } = messages(mail.reader.locale).mail
  return letter(
    t.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.heading} footnotes={[registration.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.intro}</Paragraph>
      <EventFacts mail={mail} />
      <Paragraph>{t.calendar}</Paragraph>
      <Button href={mail.eventUrl} label={registration.eventPage} />
    </MailFrame>,
  )
}
