import { messages } from '#web/messages/messages.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** Tells right after registering that an organiser decides. */
export function registrationPending(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  return letter(
    t.pending.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.pending.heading} footnotes={[t.keep, t.reason, t.stranger]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.pending.intro}</Paragraph>
      <Paragraph>{t.pending.next}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={t.see} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
