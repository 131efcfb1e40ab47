import { messages } from '#web/messages/messages.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'
import { labelOfLink, standingInWords } from './standing.ts'

/** Tells everybody registered that a cancelled event takes place after all. */
export function eventRestored(mail: RegistrationMail) {
  const { frame, registration, eventRestored: t } = messages(mail.reader.locale).mail
  return letter(
    t.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.heading} footnotes={[registration.keep, registration.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.intro}</Paragraph>
      <Paragraph>{standingInWords(mail)}</Paragraph>
      <EventFacts mail={mail} />
      {mail.state === 'confirmed' ? <Paragraph>{t.calendar}</Paragraph> : null}
      <Button href={mail.ticketUrl} label={labelOfLink(mail)} />
      <Paragraph>{registration.manage}</Paragraph>
    </MailFrame>,
  )
}
