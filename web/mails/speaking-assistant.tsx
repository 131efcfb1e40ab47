import { messages } from '#web/messages/messages.ts'
import { EventFacts, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'
import { SessionFacts, type SpeakingMail } from './speaking-sessions.tsx'

/** Gives somebody who works for a speaker a link of their own. */
export function speakingAssistant(mail: SpeakingMail & { worksFor: string }) {
  const { reader, event, hosts } = mail
  const { mail: words, speaker } = messages(reader.locale)
  const t = speaker.mail
  const shown = { reader, event, hosts, onlineUrl: null, held: null }
  return letter(
    t.subject(plainName(mail.worksFor), titleOf(shown)),
    <MailFrame reader={reader} heading={t.heading} footnotes={[t.keep, t.reason]}>
      <Paragraph>{words.frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.intro(plainName(mail.worksFor))}</Paragraph>
      <EventFacts mail={shown} />
      <SessionFacts mail={mail} />
      <Button href={mail.pageUrl} label={t.open} />
    </MailFrame>,
  )
}
