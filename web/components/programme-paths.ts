import { localTimeOf } from '#worker/core/time.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { FrozenSession, FrozenSpeaker } from '#worker/domain/programme/table.ts'

type Addressed = Pick<EventRow, 'slug'>

export const sessionPath = (event: Addressed, { number }: Pick<FrozenSession, 'number'>) =>
  `/events/${event.slug}/sessions/${number}`

export const speakerPath = (event: Addressed, { slug }: Pick<FrozenSpeaker, 'slug'>) =>
  `/events/${event.slug}/speakers/${slug}`

/** The schedule at the day of an instant. */
export const schedulePath = (event: Pick<EventRow, 'slug' | 'timeZone'>, at: Date) =>
  `/events/${event.slug}/schedule#day-${localTimeOf(at, event.timeZone).slice(0, 10)}`
