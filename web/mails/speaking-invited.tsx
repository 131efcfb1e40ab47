import { messages } from '#web/messages/messages.ts'
import { EventFacts, titleOf } from './event-facts.tsx'
import { Button, Facts, letter, MailFrame, Paragraph, Points } from './letter.tsx'
import { plainName } from './names.ts'
import { dueInWords, SessionFacts, type SpeakingMail, speakingFootnotes, textFor } from './speaking-sessions.tsx'

/** Gives a speaker the link to their page, with what is asked of them and by when. */
export function speakingInvited(mail: SpeakingMail) {
  const { reader, event, hosts, wanted, message } = mail
  const { frame, speaking: t } = messages(reader.locale).mail
  const shown = { reader, event, hosts, onlineUrl: null, held: null }
  const due = dueInWords(mail)
  const paragraphs = textFor(mail, message)
    .split(/\n+/)
    .filter((line) => line !== '')
  return letter(
    t.invited.subject(titleOf(shown)),
    <MailFrame reader={reader} heading={t.invited.heading} footnotes={speakingFootnotes(mail)}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.invited.intro}</Paragraph>
      {paragraphs.map((paragraph) => (
        <Paragraph>{paragraph}</Paragraph>
      ))}
      <EventFacts mail={shown} />
      <SessionFacts mail={mail} />
      <Paragraph>{t.planned}</Paragraph>
      {wanted.length > 0 ? (
        <>
          <Paragraph>{t.invited.asked}</Paragraph>
          <Points lines={wanted.map((item) => t.items[item])} />
        </>
      ) : null}
      {due ? <Facts facts={[{ label: t.due, value: due }]} locale={reader.locale} /> : null}
      <Button href={mail.pageUrl} label={t.open} />
    </MailFrame>,
  )
}
