import { messages } from '#web/messages/messages.ts'
import { EventFacts, howToCome, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** The ticket, right after registering. */
export function registrationConfirmed(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  return letter(
    t.confirmed.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.confirmed.heading} footnotes={[t.keep, t.reason, t.stranger]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{`${t.confirmed.intro} ${howToCome(mail)}`}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={t.ticket} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
