import { dayInWords, momentInWords, timeInWords, zoneInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { WantedItem } from '#worker/domain/programme/speaking/table.ts'
import type { ToldSession } from '#worker/domain/programme/speaking/told.ts'
import { type Fact, Facts, type MailReader } from './letter.tsx'
import { plainName } from './names.ts'

/** What a mail to a speaker is made from. */
export interface SpeakingMail {
  reader: MailReader
  /** Of the reader: the speaker, or somebody who works for them. */
  name: string
  /** The speaker, where somebody else reads. */
  worksFor: string | null
  event: EventRow
  /** Names in protocol order. */
  hosts: readonly Localized[]
  sessions: readonly ToldSession[]
  wanted: readonly WantedItem[]
  dueAt: Date | null
  /** The organiser's own words. */
  message: Localized
  pageUrl: string
}

/** A text of the organiser in the reader's language. */
export const textFor = ({ reader, event }: Pick<SpeakingMail, 'reader' | 'event'>, text: Localized): string =>
  plain(text, reader.locale, event.languages)

/** The deadline in words, with its zone. */
export const dueInWords = ({ reader, event: { timeZone }, dueAt }: SpeakingMail): string | undefined =>
  dueAt ? `${momentInWords(dueAt, reader.locale, timeZone)}, ${zoneInWords(dueAt, reader.locale, timeZone)}` : undefined

function whenInWords({ reader: { locale }, event: { timeZone } }: SpeakingMail, { startsAt, endsAt }: ToldSession) {
  if (startsAt === null || endsAt === null) return messages(locale).mail.speaking.noTime
  const [from, to] = [new Date(startsAt), new Date(endsAt)]
  const hours = `${timeInWords(from, locale, timeZone)}–${timeInWords(to, locale, timeZone)}`
  return `${dayInWords(from, locale, timeZone)}, ${hours}, ${zoneInWords(from, locale, timeZone)}`
}

/** The reader's sessions: when, where, and with whom. */
export function SessionFacts({ mail }: { mail: SpeakingMail }) {
  const { locale } = mail.reader
  const { frame, speaking: t } = messages(locale).mail
  const facts = mail.sessions.flatMap((session): Fact[] => [
    { label: t.session, value: textFor(mail, session.title) },
    { label: frame.when, value: whenInWords(mail, session) },
    ...(session.rooms.length > 0
      ? [{ label: frame.where, value: session.rooms.map((room) => textFor(mail, room)).join(', ') }]
      : []),
    ...(session.others.length > 0 ? [{ label: t.others, value: session.others.map(plainName).join(', ') }] : []),
  ])
  return <Facts facts={facts} locale={locale} />
}

/** Why the reader got a mail, and that its link is theirs. */
export function speakingFootnotes({ reader, worksFor }: SpeakingMail): string[] {
  const t = messages(reader.locale).mail.speaking
  return [t.keep, worksFor === null ? t.reason : t.assistant(plainName(worksFor))]
}
