import { type Frame, link } from '#web/layouts/frame.ts'
import { isSameZone } from '#worker/core/time.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { releasedSessions } from '#worker/domain/programme/frozen.ts'
import { type NowAndNext, nowAndNext, type Schedule, scheduleOf } from '#worker/domain/programme/schedule.ts'
import {
  filteredSessions,
  knownFilters,
  type ScheduleChoices,
  type ScheduleFilters,
  type ScheduleQuery,
  scheduleChoices,
} from '#worker/domain/programme/schedule-filters.ts'
import type { FrozenRoom } from '#worker/domain/programme/table.ts'
import type { NewestVersion } from '#worker/domain/programme/versions.ts'

/** Everything that the schedule of an event shows. */
export interface ScheduleView {
  /** Its query holds the known filters and the zone, nothing else. */
  frame: Frame
  event: EventRow
  version: Pick<NewestVersion, 'number' | 'releasedAt'>
  /** In which times and days are shown; the event's own unless the visitor asked for another. */
  zone: string
  rooms: readonly FrozenRoom[]
  choices: ScheduleChoices
  filters: ScheduleFilters
  /** Of the sessions that satisfy the filters. */
  schedule: Schedule
  now: NowAndNext | undefined
  shown: number
  total: number
}

export const scheduleAddress = (event: Pick<EventRow, 'slug'>): string => `/events/${event.slug}/schedule`

/** Filters and zone as an address carries them. */
export const scheduleQuery = (filters: ScheduleFilters, zone?: string): Record<string, string> => ({
  ...filters,
  ...(zone === undefined ? {} : { zone }),
})

/** The schedule with other filters or in another zone. */
export function scheduleLink({ frame, event }: Pick<ScheduleView, 'frame' | 'event'>, query: Record<string, string>) {
  const search = new URLSearchParams(query).toString()
  return link(frame, scheduleAddress(event) + (search ? `?${search}` : ''))
}

/** The zone that the page is shown in, where it is not the event's. */
export const otherZone = ({ event, zone }: Pick<ScheduleView, 'event' | 'zone'>) =>
  zone === event.timeZone ? undefined : zone

/** Whether rooms need their venue's name beside theirs. */
export const inSeveralVenues = (rooms: readonly FrozenRoom[]): boolean =>
  new Set(rooms.map(({ venue }) => JSON.stringify(venue.name))).size > 1

interface Asked {
  frame: Frame
  event: EventRow
  version: NewestVersion
  query: ReturnType<typeof ScheduleQuery.parse>
}

/** A released programme as its visitor asked for it. */
export function scheduleView({ frame, event, version, query }: Asked): ScheduleView {
  const sessions = releasedSessions(version.programme)
  const choices = scheduleChoices(version.programme, sessions)
  const filters = knownFilters(query, choices)
  const zone = query.zone && !isSameZone(query.zone, event.timeZone) ? query.zone : event.timeZone
  const found = filteredSessions(sessions, filters)
  const schedule = scheduleOf(found, zone)
  const search = new URLSearchParams(scheduleQuery(filters, otherZone({ event, zone }))).toString()
  return {
    frame: { ...frame, query: search ? `&${search}` : '' },
    event,
    version,
    zone,
    rooms: version.programme.rooms,
    choices,
    filters,
    schedule,
    now: nowAndNext(schedule, frame.now),
    shown: found.length,
    total: sessions.length,
  }
}
