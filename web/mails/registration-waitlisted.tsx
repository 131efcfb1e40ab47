import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { EventFacts, kindOf, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** Which number in which line, and how it moves. */
function standing(mail: RegistrationMail): string[] {
  const { reader, wished, position, event, isLineStopped } = mail
  const t = messages(reader.locale).mail.registration.waitlisted
  const number = figure(reader.locale, position)
  const stands = wished ? t.inLine(kindOf(mail, wished), number) : t.intro(number)
  if (isLineStopped) return [stands, t.stopped]
  return [stands, event.waitlistMode === 'offers' ? t.offers : t.next]
}

/** A number in the queue, right after registering. */
export function registrationWaitlisted(mail: RegistrationMail) {
  const { locale } = mail.reader
  const { frame, registration: t } = messages(locale).mail
  return letter(
    t.waitlisted.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.waitlisted.heading} footnotes={[t.keep, t.reason, t.stranger]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      {mail.decision ? <Paragraph>{t.approved}</Paragraph> : null}
      {standing(mail).map((line) => (
        <Paragraph>{line}</Paragraph>
      ))}
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={t.place} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
