import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { speakers } from '../../speakers/table.ts'
import { staysUntil, writeFeed } from '../feed.ts'
import type { Entry } from '../format/vevent.ts'
import { writeCalendar } from '../format/write.ts'
import { calendarEventStatements, calendarEventsOf, wholeCalendarEventStatements } from '../queries.ts'
import type { CalendarEvent } from '../subject.ts'
import { organiserEntry, type PersonalTelling, type PersonalWords, ticketEntries } from './entries.ts'
import {
  eventOfRegistration,
  eventsOfAccount,
  eventsOfSpeaker,
  profilesStatement,
  publicEvent,
  signedUpStatement,
  standingStatement,
} from './sources.ts'
import type { PersonalFeedRow } from './table.ts'

type Written = Promise<string | undefined>

const byTime = (one: Entry, other: Entry) =>
  one.times.startsAt.getTime() - other.times.startsAt.getTime() || (one.uid < other.uid ? -1 : 1)

/** Personal feeds do not say where they lie: the address is their secret. */
const fileOf = (name: string, entries: readonly Entry[]) =>
  writeCalendar({ entries: entries.toSorted(byTime), feed: { name } })

const titleOf = ({ event }: CalendarEvent, { locale }: PersonalTelling) => plain(event.title, locale, event.languages)

async function writeTicket(ctx: Ctx, registrationId: string, telling: PersonalTelling): Written {
  const [events, programmes, removed, [standing], signedUp] = await ctx.db.batch([
    ...wholeCalendarEventStatements(ctx, eventOfRegistration(registrationId)),
    standingStatement(ctx, registrationId),
    signedUpStatement(ctx, registrationId),
  ])
  const [subject] = calendarEventsOf(events, programmes, removed)
  if (!subject || !standing) return undefined
  const entries = ticketEntries({ subject, standing, signedUp }, telling)
  return fileOf(titleOf(subject, telling), entries)
}

async function writeStars(ctx: Ctx, { eventId, stars }: PersonalFeedRow, telling: PersonalTelling): Written {
  const found = await ctx.db.batch(wholeCalendarEventStatements(ctx, publicEvent(eventId ?? '')))
  const [subject] = calendarEventsOf(...found)
  if (!subject) return undefined
  return writeFeed([subject], {
    ...telling,
    name: `${telling.words.myStars} – ${titleOf(subject, telling)}`,
    keeps: ({ number }) => stars.includes(number),
  }).body
}

const speaksIn = ({ sessions }: CalendarEvent, speakerId: string) =>
  sessions.some(({ contributors }) => contributors.some((part) => part.speaker.id === speakerId))

/**
 * A speaker's sessions. Links for registrants only where the profile itself speaks: which other profiles are theirs rests on
 * an address that an organiser typed.
 */
async function writeSpeaker(ctx: Ctx, speakerId: string, telling: PersonalTelling): Written {
  const [[speaker], profiles, ...found] = await ctx.db.batch([
    ctx.db.select({ speakerName: speakers.name }).from(speakers).where(eq(speakers.id, speakerId)),
    profilesStatement(ctx, speakerId),
    ...calendarEventStatements(ctx, eventsOfSpeaker(speakerId)),
  ])
  if (!speaker) return undefined
  const subjects = calendarEventsOf(...found).map((subject) =>
    speaksIn(subject, speakerId) ? { ...subject, mayJoin: true as const } : subject,
  )
  const own = new Set(profiles.map(({ profileId }) => profileId))
  const keeps = ({ contributors }: CalendarEvent['sessions'][number]) =>
    contributors.some((part) => own.has(part.speaker.id))
  return writeFeed(subjects, { ...telling, name: speaker.speakerName, keeps }).body
}

async function writeOrganiser(ctx: Ctx, accountId: string, telling: PersonalTelling): Written {
  const found = await ctx.db.batch(calendarEventStatements(ctx, eventsOfAccount(accountId)))
  const entries = calendarEventsOf(...found)
    .filter(({ event }) => event.state !== 'cancelled' || staysUntil(event.cancelledAt ?? event.updatedAt) > ctx.now)
    .map((subject) => organiserEntry(subject, telling))
  return fileOf(telling.words.whatIOrganise, entries)
}

/** The bytes of a personal feed as it is now; undefined where what it was asked for is gone. */
export function writePersonalFeed(
  ctx: Ctx,
  feed: PersonalFeedRow,
  { locale, words }: { locale: Locale; words: PersonalWords },
): Written {
  const alarmMinutes = feed.alarmMinutes ?? undefined
  const telling: PersonalTelling = { locale, words, origin: ctx.origin, now: ctx.now, alarmMinutes }
  switch (feed.kind) {
    case 'ticket':
      return writeTicket(ctx, feed.registrationId ?? '', telling)
    case 'stars':
      return writeStars(ctx, feed, telling)
    case 'speaker':
      return writeSpeaker(ctx, feed.speakerId ?? '', telling)
    case 'organiser':
      return writeOrganiser(ctx, feed.accountId ?? '', telling)
  }
}
