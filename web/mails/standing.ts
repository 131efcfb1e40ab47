import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { RegistrationMail } from './event-facts.tsx'

/** Where the reader's registration stands. */
export function standingInWords({ reader: { locale }, state, position }: RegistrationMail): string {
  const t = messages(locale).mail.registration.standing
  if (state === 'confirmed') return t.confirmed
  return state === 'waitlisted' ? t.waitlisted(figure(locale, position)) : t.other
}

/** What the link leads to. */
export function labelOfLink({ reader, state }: RegistrationMail): string {
  const t = messages(reader.locale).mail.registration
  if (state === 'confirmed') return t.ticket
  return state === 'waitlisted' ? t.place : t.see
}
