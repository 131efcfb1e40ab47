import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

function standing({ reader, state, position }: RegistrationMail): string {
  const t = messages(reader.locale).mail.registration.repeated
  if (state === 'confirmed') return t.confirmed
  return state === 'waitlisted' ? t.waitlisted(figure(reader.locale, position)) : t.other
}

/** What the link leads to. */
function labelOf({ reader, state }: RegistrationMail): string {
  const t = messages(reader.locale).mail.registration
  if (state === 'confirmed') return t.ticket
  return state === 'waitlisted' ? t.place : t.standing
}

/** The link again, for whoever registered twice or asked for it. */
export function registrationRepeated(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  return letter(
    t.repeated.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.repeated.heading} footnotes={[t.keep, t.reason, t.repeated.unasked]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{standing(mail)}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={labelOf(mail)} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
