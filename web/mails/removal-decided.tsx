import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { Button, letter, MailFrame, type MailReader, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

interface RemovalDecided {
  reader: MailReader
  decision: 'granted' | 'refused'
  note: string | null
  event: Pick<EventRow, 'title' | 'languages'>
  privacyUrl: string
}

/** Tells whoever asked to take a picture away, and left an address, what became of it. */
export function removalDecided({ reader, decision, note, event, privacyUrl }: RemovalDecided) {
  const { mail, consent } = messages(reader.locale)
  const t = consent.mail
  const title = plainName(plain(event.title, reader.locale, event.languages))
  return letter(
    t.subject[decision](title),
    <MailFrame reader={reader} heading={t.heading[decision]} footnotes={[t.why]}>
      <Paragraph>{t.intro[decision]}</Paragraph>
      <Paragraph>{mail.frame.labelled(mail.frame.event, title)}</Paragraph>
      {note ? <Paragraph>{t.note(note)}</Paragraph> : null}
      {decision === 'refused' ? <Paragraph>{t.refusedNext}</Paragraph> : null}
      <Button href={privacyUrl} label={t.privacy} />
    </MailFrame>,
  )
}
