import { galleryPath } from '#web/components/photo-paths.ts'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

export type AlbumMail = Pick<RegistrationMail, 'reader' | 'name' | 'event' | 'hosts' | 'onlineUrl' | 'held'>

/** Tells once that there are pictures of the event to see. */
export function albumReady(mail: AlbumMail) {
  const { reader, name, event } = mail
  const { frame, registration, albumReady: t } = messages(reader.locale).mail
  const title = titleOf(mail)
  return letter(
    t.subject(title),
    <MailFrame reader={reader} heading={t.heading} footnotes={[registration.reason]}>
      <Paragraph>{frame.greeting(plainName(name))}</Paragraph>
      <Paragraph>{t.intro(title)}</Paragraph>
      <Button href={reader.origin + link(reader, galleryPath(event))} label={t.open} />
      <Paragraph>{t.yours}</Paragraph>
    </MailFrame>,
  )
}
