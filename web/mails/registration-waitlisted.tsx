import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** A number in the queue, right after registering. */
export function registrationWaitlisted(mail: RegistrationMail) {
  const { locale } = mail.reader
  const { frame, registration: t } = messages(locale).mail
  return letter(
    t.waitlisted.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.waitlisted.heading} footnotes={[t.keep, t.reason, t.stranger]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      {mail.decision ? <Paragraph>{t.approved}</Paragraph> : null}
      <Paragraph>{t.waitlisted.intro(figure(locale, mail.position))}</Paragraph>
      <Paragraph>{mail.event.waitlistMode === 'offers' ? t.waitlisted.offers : t.waitlisted.next}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={t.place} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
