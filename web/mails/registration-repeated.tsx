import { messages } from '#web/messages/messages.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'
import { labelOfLink, standingInWords } from './standing.ts'

/** The link again, for whoever registered twice or asked for it. */
export function registrationRepeated(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  return letter(
    t.repeated.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.repeated.heading} footnotes={[t.keep, t.reason, t.repeated.unasked]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{`${t.repeated.intro} ${standingInWords(mail)}`}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={labelOfLink(mail)} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
