import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { downloadName } from '#worker/core/text/file-name.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { EventRow } from '../events/table.ts'
import { sessions } from '../programme/table.ts'
import { type MaterialRow, materials, materialVersions as versions } from './table.ts'
import { type FileType, forms } from './types.ts'

/** The current file of every material of an event, in the order of its sessions. */
export async function filesOfEvent(ctx: Ctx, eventId: string) {
  const rows = await ctx.db
    .select({
      kind: materials.kind,
      title: materials.title,
      sessionTitle: sessions.title,
      startsAt: sessions.startsAt,
      objectKey: versions.objectKey,
      fileName: versions.fileName,
      type: versions.type,
      bytes: versions.bytes,
      createdAt: versions.createdAt,
    })
    .from(materials)
    .innerJoin(versions, and(eq(versions.id, materials.currentVersionId), eq(versions.state, 'ready')))
    .leftJoin(sessions, eq(sessions.id, materials.sessionId))
    .where(and(eq(materials.eventId, eventId), isNull(materials.deletedAt)))
    .orderBy(asc(sessions.startsAt), asc(sessions.number), asc(materials.position), asc(materials.id))
  return rows.flatMap(({ type, ...row }) => (type ? [{ ...row, type }] : []))
}
export type EventFile = Awaited<ReturnType<typeof filesOfEvent>>[number]

interface Naming {
  event: Pick<EventRow, 'languages' | 'timeZone'>
  locale: string
  /** For what belongs to no session. */
  ofEvent: string
  kinds: Record<MaterialRow['kind'], string>
}

const maxPartLength = 60

/** One part of a name: short, and without the sign that parts the parts. */
const part = (text: string) => [...text.normalize('NFC').replaceAll('_', ' ')].slice(0, maxPartLength).join('').trim()

/** `2027-03-02T09:30` as file systems take it. */
const momentOf = (startsAt: Date, timeZone: string) =>
  localTimeOf(startsAt, timeZone).replace('T', '-').replace(':', '')

const endingOf = (type: FileType, fileName: string) => {
  const [first, ...others] = forms[type].endings
  return others.find((ending) => fileName.toLowerCase().endsWith(`.${ending}`)) ?? first
}

function nameOf(file: EventFile, { event, locale, ofEvent, kinds }: Naming): string {
  const words = (text: Localized) => part(plain(text, locale, event.languages))
  const session = file.sessionTitle ? words(file.sessionTitle) : part(ofEvent)
  const when = file.startsAt ? [momentOf(file.startsAt, event.timeZone)] : []
  const label = [...when, session, part(kinds[file.kind]), words(file.title)].filter(Boolean).join('_')
  return downloadName(label, [endingOf(file.type, file.fileName)])
}

/** `<day>-<time>_<session>_<kind>_<title>.<ending>` of each file; what would be the same name to any file system gets a number. */
export function archiveNames(files: readonly EventFile[], naming: Naming): string[] {
  const taken = new Set<string>()
  return files.map((file) => {
    const name = nameOf(file, naming)
    const [, stem = name, ending = ''] = name.match(/^(.*)(\.[^.]+)$/) ?? []
    let unique = name
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${stem} (${n})${ending}`
    taken.add(unique.toLowerCase())
    return unique
  })
}
