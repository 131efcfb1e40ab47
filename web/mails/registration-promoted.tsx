import { messages } from '#web/messages/messages.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** The ticket of a person who waited. */
export function registrationPromoted(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  return letter(
    t.promoted.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.promoted.heading} footnotes={[t.keep, t.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.promoted.intro}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={t.ticket} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
