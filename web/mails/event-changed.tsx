import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { newsOf } from '#worker/domain/events/news.ts'
import { formerPlace, isAtEvent } from '#worker/domain/registrations/own-place.ts'
import { EventFacts, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** Tells those who have a place that the time, the place or the link is another. */
export function eventChanged(mail: RegistrationMail) {
  const { event, reader, before, held } = mail
  const { locale } = reader
  const { frame, registration, eventChanged: t } = messages(locale).mail
  const news = before ? newsOf(before, event) : { isMoved: true, isElsewhere: true }
  const former = before && held ? formerPlace(before, held) : undefined
  const isElsewhere = news.isElsewhere || former !== undefined
  const words = news.isMoved ? (isElsewhere ? t.both : t.moved) : t.elsewhere
  const isThere = !held || isAtEvent(held)
  const was = former ?? (before && news.isElsewhere && isThere ? before.fromPlace : {})
  const oldPlace = plain(was, locale, event.languages)
  return letter(
    words.subject(titleOf(mail)),
    <MailFrame reader={reader} heading={words.heading} footnotes={[registration.keep, registration.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      <Paragraph>{t.intro}</Paragraph>
      <EventFacts mail={mail} />
      {before && news.isMoved ? (
        <Paragraph>
          {t.wasAt(
            dayInWords(before.fromStartsAt, locale, event.timeZone),
            timeInWords(before.fromStartsAt, locale, event.timeZone),
          )}
        </Paragraph>
      ) : null}
      {oldPlace ? <Paragraph>{t.wasIn(oldPlace)}</Paragraph> : null}
      <Paragraph>{t.calendar}</Paragraph>
      <Button href={mail.ticketUrl} label={registration.ticket} />
      <Paragraph>{registration.manage}</Paragraph>
    </MailFrame>,
  )
}
