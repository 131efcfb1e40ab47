import { momentInWords, zoneInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import { EventFacts, kindOf, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** A moment with the zone in which it is told. */
const deadlineInWords = (at: Date, { reader: { locale }, event: { timeZone } }: RegistrationMail) =>
  `${momentInWords(at, locale, timeZone)}, ${zoneInWords(at, locale, timeZone)}`

/** A place that is held until a moment, to be accepted or declined on the ticket. */
export function registrationOffered(mail: RegistrationMail) {
  const { reader, offer } = mail
  const { frame, registration: t } = messages(reader.locale).mail
  const words = t.offered
  return letter(
    words.subject(titleOf(mail)),
    <MailFrame reader={reader} heading={words.heading} footnotes={[t.keep, t.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      {offer ? <Paragraph>{words.intro(kindOf(mail, offer.kind))}</Paragraph> : null}
      {offer?.expiresAt ? <Paragraph>{words.until(deadlineInWords(new Date(offer.expiresAt), mail))}</Paragraph> : null}
      {offer?.from ? <Paragraph>{words.keeps(kindOf(mail, offer.from))}</Paragraph> : null}
      <Button href={mail.ticketUrl} label={words.answer} />
      <Paragraph>{words.next}</Paragraph>
      <EventFacts mail={offer ? { ...mail, held: { ...offer.kind, isOnly: true } } : mail} />
    </MailFrame>,
  )
}
