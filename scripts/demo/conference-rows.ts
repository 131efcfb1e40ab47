import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { contributors, sessionRooms, sessions, tracks } from '#worker/domain/programme/table.ts'
import { foldedName } from '#worker/domain/speakers/schema.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { rooms, venues } from '#worker/domain/venues/table.ts'
import {
  dates,
  type GeneratedSession,
  generatedSessions,
  roomCount,
  secondVenue,
  speakerCount,
} from './conference-programme.ts'
import { trackWords } from './conference-words.ts'
import { insertAll } from './insert-all.ts'
import { timeOf } from './times.ts'

interface Owner {
  event: string
  organization: string
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)
const idsFor = (ctx: Ctx, count: number) => upTo(count).map(() => uuidv7(ctx.now))
const datedAt = (ctx: Ctx) => ({ createdAt: ctx.now, updatedAt: ctx.now })

const capacities = [600, 300, 120, 120, 80, 80, 60, 60, 150, 80, 40, 200]

function placeStatements(ctx: Ctx, { organization }: Owner, roomIds: readonly string[]): Statement[] {
  const venueIds = idsFor(ctx, 2)
  const dated = { ...datedAt(ctx), accessibility: {} }
  const venueRows = venueIds.map((id, index) => ({
    ...dated,
    id,
    organizationId: organization,
    position: index + 1,
    name: { en: `Building ${'AB'[index]}`, vi: `Tòa nhà ${'AB'[index]}`, fr: `Bâtiment ${'AB'[index]}` },
    address: {
      en: `Example Street ${index + 1}`,
      vi: `Số ${index + 1} đường Ví dụ`,
      fr: `${index + 1}, rue de l’Exemple`,
    },
  }))
  const roomRows = roomIds.map((id, index) => {
    const isHub = index === roomCount - 1
    const label = `${index < secondVenue ? 'A' : 'B'}${101 + index}`
    return {
      ...dated,
      id,
      venueId: venueIds[index < secondVenue ? 0 : 1] ?? '',
      capacity: capacities[index] ?? null,
      kind: isHub ? ('remote-hub' as const) : ('room' as const),
      position: index + 1,
      name: isHub
        ? { en: 'Remote hub', vi: 'Điểm cầu', fr: 'Site distant' }
        : { en: `Room ${label}`, vi: `Phòng ${label}`, fr: `Salle ${label}` },
    }
  })
  return [insertAll(ctx.db, venues, venueRows), insertAll(ctx.db, rooms, roomRows)]
}

/** Names that nobody bears: a word for speaker in one of four languages, and a number. */
function speakerNames(index: number): { name: string; nativeName?: string } {
  const number = String(index + 1).padStart(3, '0')
  const names = [`Speaker ${number}`, `Diễn giả ${number}`, `Intervenant ${number}`, `Yanjiang ${number}`]
  return { name: names[index % 4] ?? '', ...(index % 4 === 3 ? { nativeName: `演讲者 ${number}` } : {}) }
}

function speakerStatement(ctx: Ctx, { organization }: Owner, ids: readonly string[]): Statement {
  const rows = ids.map((id, index) => {
    const names = speakerNames(index)
    const institute = String((index % 40) + 1).padStart(2, '0')
    return {
      ...datedAt(ctx),
      nativeName: null,
      ...names,
      id,
      organizationId: organization,
      nameFolded: foldedName(names),
      slug: `speaker-${String(index + 1).padStart(3, '0')}`,
      honorific: index % 3 === 0 ? { en: 'Dr.', vi: 'TS.', fr: 'Dr' } : {},
      position: { en: 'Researcher', vi: 'Nghiên cứu viên', fr: 'Chercheur' },
      affiliation: { en: `Institute ${institute}`, vi: `Viện ${institute}`, fr: `Institut ${institute}` },
      biography: {
        en: `${names.name} is a demo value and has never given a talk.`,
        vi: `${names.name} là dữ liệu minh họa và chưa từng thuyết trình.`,
        fr: `${names.name} est une valeur de démonstration et n’a jamais pris la parole.`,
      },
    }
  })
  return insertAll(ctx.db, speakers, rows)
}

interface Places {
  ids: readonly string[]
  rooms: readonly string[]
  tracks: readonly string[]
  speakers: readonly string[]
}

function sessionRows(ctx: Ctx, { event }: Owner, list: readonly GeneratedSession[], places: Places) {
  const at = (day: number, time: string) => timeOf({ slug: 'demo-conference', date: dates[day] ?? '' }, time)
  return list.map(({ kind, title, abstract, day, from, to, track, spokenIn, interpretedInto }, index) => ({
    ...datedAt(ctx),
    kind,
    title,
    abstract,
    spokenIn,
    interpretedInto,
    eventId: event,
    position: index + 1,
    id: places.ids[index] ?? '',
    uid: `${places.ids[index]}@lectern`,
    doNotRecord: index % 50 === 49,
    startsAt: at(day, from),
    endsAt: at(day, to),
    trackId: track === null ? null : (places.tracks[track] ?? null),
  }))
}

/** The draft of the generated conference: one statement a table. */
export function conferenceProgrammeStatements(ctx: Ctx, owner: Owner): Statement[] {
  const list = generatedSessions()
  const places: Places = {
    ids: idsFor(ctx, list.length),
    rooms: idsFor(ctx, roomCount),
    tracks: idsFor(ctx, trackWords.length),
    speakers: idsFor(ctx, speakerCount),
  }
  const id = (ids: readonly string[], index: number) => ids[index] ?? ''
  const trackRows = trackWords.map((words, index) => ({
    ...datedAt(ctx),
    ...words,
    id: id(places.tracks, index),
    eventId: owner.event,
    position: index + 1,
  }))
  const parts = list.flatMap(({ people }, index) =>
    people.map(({ speaker, role }, position) => ({
      id: uuidv7(ctx.now),
      sessionId: id(places.ids, index),
      role,
      position: position + 1,
      speakerId: id(places.speakers, speaker),
    })),
  )
  return [
    ...placeStatements(ctx, owner, places.rooms),
    speakerStatement(ctx, owner, places.speakers),
    insertAll(ctx.db, tracks, trackRows),
    insertAll(ctx.db, sessions, sessionRows(ctx, owner, list, places)),
    insertAll(
      ctx.db,
      sessionRooms,
      list.flatMap(({ rooms: taken }, index) =>
        taken.map((room) => ({ sessionId: id(places.ids, index), roomId: id(places.rooms, room) })),
      ),
    ),
    insertAll(ctx.db, contributors, parts),
  ]
}
