import { momentInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import { EventFacts, kindOf, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** A place that is held until a moment, to be accepted or declined on the ticket. */
export function registrationOffered(mail: RegistrationMail) {
  const { reader, event, offer } = mail
  const { frame, registration: t } = messages(reader.locale).mail
  const words = t.offered
  return letter(
    words.subject(titleOf(mail)),
    <MailFrame reader={reader} heading={words.heading} footnotes={[t.keep, t.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      {offer ? <Paragraph>{words.intro(kindOf(mail, offer.kind))}</Paragraph> : null}
      {offer?.expiresAt ? (
        <Paragraph>{words.until(momentInWords(new Date(offer.expiresAt), reader.locale, event.timeZone))}</Paragraph>
      ) : null}
      {offer?.from ? <Paragraph>{words.keeps(kindOf(mail, offer.from))}</Paragraph> : null}
      <Button href={mail.ticketUrl} label={words.answer} />
      <Paragraph>{words.next}</Paragraph>
      <EventFacts mail={mail} />
    </MailFrame>,
  )
}
