import { messages } from '#web/messages/messages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { titleOf } from './event-facts.tsx'
import { Button, Facts, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'
import { type SpeakingMail, speakingFootnotes, textFor } from './speaking-sessions.tsx'

interface Decided extends SpeakingMail {
  state: 'accepted' | 'refused'
  reason: string | null
  /** Of the session as it stands now; null once it was removed. */
  title: Localized | null
}

/** Tells a speaker what became of their suggestion. */
export function speakingDecided(mail: Decided) {
  const { reader, event, hosts, state, reason, title } = mail
  const { frame, registration, speaking: t } = messages(reader.locale).mail
  const shown = { reader, event, hosts, onlineUrl: null, held: null }
  const facts = [
    { label: frame.event, value: titleOf(shown) },
    ...(title ? [{ label: t.session, value: textFor(mail, title) }] : []),
  ]
  return letter(
    t.decided[state].subject(titleOf(shown)),
    <MailFrame reader={reader} heading={t.decided[state].heading} footnotes={speakingFootnotes(mail)}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.decided[state].intro}</Paragraph>
      {reason ? <Paragraph>{registration.reasonGiven(reason)}</Paragraph> : null}
      <Facts facts={facts} locale={reader.locale} />
      <Button href={mail.pageUrl} label={t.open} />
    </MailFrame>,
  )
}
