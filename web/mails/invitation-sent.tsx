import { messages } from '#web/messages/messages.ts'
import { EventFacts, type EventMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

interface InvitationMail extends EventMail {
  /** Empty where only the address is known. */
  name: string
  invitationUrl: string
}

/** Asks one person whether they will come. */
export function invitationSent(mail: InvitationMail) {
  const { frame, invitationSent: t } = messages(mail.reader.locale).mail
  return letter(
    t.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={t.heading} footnotes={[t.keep, t.reason]}>
      <Paragraph>{mail.name ? frame.greeting(plainName(mail.name)) : t.greeting}</Paragraph>
      <Paragraph>{t.intro}</Paragraph>
      <EventFacts mail={mail} />
      <Button href={mail.invitationUrl} label={t.answer} />
      <Paragraph>{t.next}</Paragraph>
    </MailFrame>,
  )
}
