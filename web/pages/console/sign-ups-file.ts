import { messages } from '#web/messages/messages.ts'
import { csv } from '#worker/core/csv.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { SignUps } from '#worker/domain/registrations/sign-ups/queries.ts'

/** Who signed up to a session, as a spreadsheet reads it, times in the event's zone. */
export function signUpsFile(locale: Locale, timeZone: string, rows: SignUps['rows']): string {
  const { registrations, signUps } = messages(locale).console
  const { number, name, state, email, organization } = registrations.columns
  return csv(
    [number, name, state, email, organization, signUps.signedUp],
    rows.map((row) => [
      String(row.number),
      row.name,
      registrations.states[row.standing],
      row.email,
      row.organization ?? '',
      localTimeOf(row.createdAt, timeZone).replace('T', ' '),
    ]),
  )
}
