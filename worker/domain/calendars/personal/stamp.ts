import { type SQL, sql } from 'drizzle-orm'
import { plainHash } from '#worker/core/tokens.ts'
import { edition } from '../keep.ts'
import type { EventIds } from '../queries.ts'
import { eventOfRegistration, eventsOfAccount, eventsOfSpeaker, profilesOf, publicEvent } from './sources.ts'

/** Whatever calendars tell of an event changes its row, or comes with a release. */
const events = (ids: EventIds) => sql`(
  select group_concat(id || ' ' || state || ' ' || sequence || ' ' || revision || ' ' || updated_at || ' ' || coalesce((
    select max(number) from programme_versions version where version.event_id = events.id), 0))
  from events where id in ${ids})`

const owned = {
  registration: sql.raw('personal_feeds.registration_id'),
  event: sql.raw('personal_feeds.event_id'),
  speaker: sql.raw('personal_feeds.speaker_id'),
  account: sql.raw('personal_feeds.account_id'),
}

const ticket = sql`concat_ws(' ', ${events(eventOfRegistration(owned.registration))},
  (select concat_ws(' ', state, place_kind_id, updated_at) from registrations where id = ${owned.registration}),
  (select group_concat(session_number || ' ' || state) from session_sign_ups where registration_id = ${owned.registration}))`

const speaker = sql`concat_ws(' ', ${events(eventsOfSpeaker(owned.speaker))},
  (select group_concat(profile.speaker_id) from ${profilesOf(owned.speaker)} profile),
  (select name from speakers where id = ${owned.speaker}))`

/** Inside a query of `personal_feeds`: of how much its bytes are made, without reading a programme. */
export const madeOf: SQL<string> = sql`concat_ws(' ', alarm_minutes, stars, case kind
  when 'ticket' then ${ticket}
  when 'stars' then ${events(publicEvent(owned.event))}
  when 'speaker' then ${speaker}
  when 'organiser' then ${events(eventsOfAccount(owned.account))} end)`

/** The same in short, of this edition and day: what is cancelled leaves on a day, though nothing changes. */
export const stampOfSources = (sources: string, now: Date): Promise<string> =>
  plainHash(`${edition} ${now.toISOString().slice(0, 10)} ${sources}`)
