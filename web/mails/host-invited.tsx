import { dayInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { EventRow, HostRole } from '#worker/domain/events/table.ts'
import { Button, Facts, letter, MailFrame, type MailReader, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

interface HostInvited {
  reader: MailReader
  invitation: Pick<EventRow, 'title' | 'languages' | 'startsAt' | 'timeZone'> & {
    /** Of the person who may answer. */
    name: string
    organization: Localized
    inviter: Localized
    role: HostRole
  }
  consoleUrl: string
}

/** Asks those who may answer for an organization whether it agrees to be named as a host of an event. */
export function hostInvited({ reader, invitation, consoleUrl }: HostInvited) {
  const { locale } = reader
  const { mail, public: shown } = messages(locale)
  const { frame, hostInvited: t } = mail
  const { name, languages, startsAt, timeZone, role } = invitation
  // Strangers wrote these: no mail program is to make a link of them.
  const title = plainName(plain(invitation.title, locale, languages))
  const [inviter, organization] = [invitation.inviter, invitation.organization].map((text) =>
    plainName(plain(text, locale)),
  )
  const facts = [
    { label: frame.event, value: title },
    { label: frame.when, value: dayInWords(startsAt, locale, timeZone) },
    { label: frame.hosts, value: inviter ?? '' },
    { label: t.role, value: shown.event.hostRoles[role] },
  ]
  return letter(
    t.subject(title),
    <MailFrame reader={reader} heading={t.heading} footnotes={[t.ignore]}>
      <Paragraph>{frame.greeting(plainName(name))}</Paragraph>
      <Paragraph>{t.intro(inviter ?? '', organization ?? '')}</Paragraph>
      <Facts facts={facts} locale={locale} />
      <Button href={consoleUrl} label={t.open} />
      <Paragraph>{t.next}</Paragraph>
    </MailFrame>,
  )
}
