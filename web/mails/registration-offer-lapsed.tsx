import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { EventFacts, kindOf, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** What is left to who let an offer lapse: the place they hold, their number in the line, or a choice made anew. */
function standing(mail: RegistrationMail): string {
  const { reader, held, position } = mail
  const t = messages(reader.locale).mail.registration.offerLapsed
  if (mail.state === 'confirmed') return held && !held.isOnly ? t.keeps(kindOf(mail, held)) : t.keepsPlace
  return position > 0 ? t.waits(figure(reader.locale, position)) : t.out
}

/** An offer that nobody answered in time, and where its reader stands now. */
export function registrationOfferLapsed(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  const words = t.offerLapsed
  return letter(
    words.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={words.heading} footnotes={[t.keep, t.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      {mail.offer ? <Paragraph>{words.intro(kindOf(mail, mail.offer.kind))}</Paragraph> : null}
      <Paragraph>{standing(mail)}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={t.ticket} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
