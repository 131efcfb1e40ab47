import { messages } from '#web/messages/messages.ts'
import { csv } from '#worker/core/csv.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { SessionRoom } from '#worker/domain/programme/rooms.ts'
import type { Board, Standing } from '#worker/domain/programme/speaking/board.ts'
import type { Delivered } from '#worker/domain/programme/speaking/checklist.ts'

interface Exported {
  board: Board
  rooms: readonly SessionRoom[]
}

/** What every speaker said and delivered, a line a session, as a spreadsheet reads it; times in the event's zone. */
export function speakingFile(
  locale: Locale,
  event: Pick<EventRow, 'timeZone' | 'languages'>,
  { board, rooms }: Exported,
): string {
  const t = messages(locale).speakingConsole
  const roomsOf = Map.groupBy(rooms, ({ sessionId }) => sessionId)
  const has = (isDone: boolean) => (isDone ? t.cells.done : '')
  const linkOf = ({ link }: Standing) => {
    if (!link) return t.links.none
    if (link.revokedAt) return t.links.revoked
    return link.openedAt ? t.links.opened : t.links.sent
  }
  const ofSession = (one: Standing, delivered: Delivered | undefined) => {
    const session = one.sessions.find(({ id }) => id === delivered?.sessionId)
    const where = roomsOf.get(session?.id ?? '') ?? []
    return [
      session ? String(session.number) : '',
      plain(session?.title, locale, event.languages),
      session?.startsAt ? localTimeOf(session.startsAt, event.timeZone).replace('T', ' ') : '',
      where.map(({ name }) => plain(name, locale, event.languages)).join(', '),
      delivered ? t.answers[delivered.answer ?? 'open'] : '',
      delivered?.needs === '' ? t.noNeeds : (delivered?.needs ?? ''),
      ...(['hasSlides', 'hasBiography', 'hasPortrait', 'hasConsent'] as const).map((what) =>
        has(delivered?.[what] ?? false),
      ),
    ]
  }
  const { name, nativeName, email, language, link, number, session, start, rooms: where } = t.columns
  const { answer, needs, slides, biography, portrait, consent } = t.items
  return csv(
    [name, nativeName, email, language, link, number, session, start, where].concat([
      ...[answer, needs, slides, biography, portrait, consent],
    ]),
    board.standings.flatMap((one) =>
      (one.delivered.length > 0 ? one.delivered : [undefined]).map((delivered) => [
        one.speaker.name,
        one.speaker.nativeName ?? '',
        one.link?.email ?? '',
        one.link?.locale ?? '',
        linkOf(one),
        ...ofSession(one, delivered),
      ]),
    ),
  )
}
