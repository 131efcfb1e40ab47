import { messages } from '#web/messages/messages.ts'
import { EventFacts, howToCome, kindOf, type RegistrationMail, titleOf } from './event-facts.tsx'
import { Button, letter, MailFrame, Paragraph } from './letter.tsx'
import { plainName } from './names.ts'

/** What happened in words: a place became free, a better one, an organiser approved or gave one, an offer was accepted. */
function newsOf(mail: RegistrationMail) {
  const { offer, decision } = mail
  const { promoted, approved } = messages(mail.reader.locale).mail.registration
  const why = decision ? approved : offer?.byHand ? promoted.byHand : offer?.expiresAt ? promoted.accepted : undefined
  const words = why ? promoted.plain : promoted
  if (!offer?.from) return { subject: words.subject, heading: words.heading, why, intro: words.intro }
  const kind = kindOf(mail, offer.kind)
  const { subject, heading, intro } = promoted.better
  return { subject, heading, why, intro: offer.byHand ? promoted.isNow(kind) : intro(kind) }
}

/** The ticket of a person who got a place, or another one, after waiting or by an organiser's hand. */
export function registrationPromoted(mail: RegistrationMail) {
  const { frame, registration: t } = messages(mail.reader.locale).mail
  const news = newsOf(mail)
  const reason = mail.decision?.reason ?? mail.offer?.reason
  return letter(
    news.subject(titleOf(mail)),
    <MailFrame reader={mail.reader} heading={news.heading} footnotes={[t.keep, t.reason]}>
      <Paragraph>{frame.greeting(plainName(mail.name))}</Paragraph>
      {news.why ? <Paragraph>{news.why}</Paragraph> : null}
      <Paragraph>{`${news.intro} ${howToCome(mail)}`}</Paragraph>
      {reason ? <Paragraph>{t.reasonGiven(reason)}</Paragraph> : null}
      <EventFacts mail={mail} />
      <Button href={mail.ticketUrl} label={t.ticket} />
      <Paragraph>{t.manage}</Paragraph>
    </MailFrame>,
  )
}
