import { momentInWords, zoneInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { Button, Facts, letter, MailFrame, type MailReader, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

interface SessionMail {
  reader: MailReader
  name: string
  event: EventRow
  session: { title: Localized; startsAt: Date | null }
  ticketUrl: string
}

/** Tells that a place in a session became free and is theirs. */
export function sessionPromoted({ reader, name, event, session, ticketUrl }: SessionMail) {
  const { locale } = reader
  const { frame, registration, sessionPromoted: t } = messages(locale).mail
  const title = plain(session.title, locale, event.languages)
  const { startsAt } = session
  const when = startsAt
    ? `${momentInWords(startsAt, locale, event.timeZone)}, ${zoneInWords(startsAt, locale, event.timeZone)}`
    : ''
  const facts = [
    { label: t.session, value: title },
    ...(when ? [{ label: frame.when, value: when }] : []),
    { label: frame.event, value: plain(event.title, locale, event.languages) },
  ]
  return letter(
    t.subject(title),
    <MailFrame reader={reader} heading={t.heading} footnotes={[registration.keep, registration.reason]}>
      <Paragraph>{frame.greeting(plainName(name))}</Paragraph>
      <Paragraph>{t.intro}</Paragraph>
      <Facts facts={facts} locale={locale} />
      <Button href={ticketUrl} label={registration.ticket} />
      <Paragraph>{t.next}</Paragraph>
    </MailFrame>,
  )
}
