import { messages } from '#web/messages/messages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import { Button, letter, MailFrame, type MailReader, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

interface MemberAdded {
  reader: MailReader
  name: string
  organization: Localized
  role: MemberRole
  consoleUrl: string
}

/** Tells a person that an organization made them a member. */
export function memberAdded({ reader, name, organization, role, consoleUrl }: MemberAdded) {
  const { frame, memberAdded: t } = messages(reader.locale).mail
  const title = plain(organization, reader.locale)
  return letter(
    t.subject(title),
    <MailFrame reader={reader} heading={t.heading(title)} footnotes={[t.unexpected]}>
      <Paragraph>{frame.greeting(plainName(name))}</Paragraph>
      <Paragraph>{t.role(t.roles[role])}</Paragraph>
      <Button href={consoleUrl} label={t.open} />
      <Paragraph>{t.how}</Paragraph>
    </MailFrame>,
  )
}
