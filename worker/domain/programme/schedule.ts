import { localTimeOf } from '#worker/core/time.ts'
import type { ReleasedSession } from './frozen.ts'

/** A session of which the programme says when it starts. */
export type ScheduledSession = ReleasedSession & { startsAt: Date }

const isScheduled = (session: ReleasedSession): session is ScheduledSession => session.startsAt !== null

/** The sessions that begin on one local date, `YYYY-MM-DD`, by their start. */
export interface ScheduleDay {
  date: string
  sessions: ScheduledSession[]
}

export interface Schedule {
  days: ScheduleDay[]
  /** Those without a start. */
  unscheduled: ReleasedSession[]
}

/** The local date of an instant; a zone is asked once for each instant, because that costs as much as a row of the page. */
function datesIn(zone: string): (at: Date) => string {
  const known = new Map<number, string>()
  return (at) => {
    const date = known.get(at.getTime()) ?? localTimeOf(at, zone).slice(0, 10)
    known.set(at.getTime(), date)
    return date
  }
}

/** A programme by the days of a zone: a session over midnight belongs to the day on which it begins. */
export function scheduleOf(sessions: readonly ReleasedSession[], zone: string): Schedule {
  const dateOf = datesIn(zone)
  const scheduled = sessions
    .filter(isScheduled)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.position - b.position)
  return {
    days: [...Map.groupBy(scheduled, ({ startsAt }) => dateOf(startsAt))].map(([date, ofDay]) => ({
      date,
      sessions: ofDay,
    })),
    unscheduled: sessions.filter((session) => !isScheduled(session)),
  }
}

export interface NowAndNext {
  /** Begun and not over. */
  now: ScheduledSession[]
  /** Those that begin together, soonest. */
  next: ScheduledSession[]
}

/** So long before the first session does a programme tell what comes next. */
const earlyMinutes = 60

/** What is on and what comes next; undefined before the event, after it, and where nothing is scheduled. */
export function nowAndNext({ days }: Schedule, at: Date): NowAndNext | undefined {
  const sessions = days.flatMap((day) => day.sessions)
  const time = at.getTime()
  const [first] = sessions
  if (!first || time < first.startsAt.getTime() - earlyMinutes * 60_000) return undefined
  const now = sessions.filter(({ startsAt, endsAt }) => startsAt.getTime() <= time && time < (endsAt?.getTime() ?? 0))
  const soonest = sessions.find(({ startsAt }) => startsAt.getTime() > time)?.startsAt.getTime()
  const next = sessions.filter(({ startsAt }) => startsAt.getTime() === soonest)
  return now.length + next.length > 0 ? { now, next } : undefined
}
