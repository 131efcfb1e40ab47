import { inOrderOfCapture, type Sortable, sessionAt } from '../rules.ts'
import type { AlbumRow, Standing } from '../table.ts'

interface TimedSession {
  id: string
  startsAt: Date | null
  endsAt: Date | null
}

/** What sorting starts from. */
export interface Unsorted<S extends TimedSession> {
  photos: readonly Sortable[]
  sessions: readonly S[]
  albums: readonly Pick<AlbumRow, 'id' | 'sessionId'>[]
}

/** Photos of one session. */
export interface SortedSession<S> {
  session: S
  count: number
  /** Its album, or null where one is still to be made. */
  albumId: string | null
}

/** What sorting would do. */
export interface SortingPlan<S> {
  sessions: SortedSession<S>[]
  /** Photos that fall into no session. */
  outside: number
  /** Photos that tell no time. */
  untimed: number
  /** Photos that change their album or their place. */
  moved: number
  /** How all photos stand afterwards. */
  standings: Standing[]
}

/** Sorts photos by capture into the albums of the sessions that they fall in; `albumFor` tells or makes a session's album. */
export function planSorting<S extends TimedSession>(
  { photos, sessions, albums }: Unsorted<S>,
  albumFor: (session: S) => string | undefined,
): SortingPlan<S> {
  const sessionOfAlbum = new Map(albums.map(({ id, sessionId }) => [id, sessionId]))
  const moment = albums.find(({ sessionId }) => sessionId === null)?.id
  const counts = new Map<S, number>()
  const home = ({ takenAt, albumId }: Sortable) => {
    const session = takenAt ? sessionAt(sessions, takenAt) : undefined
    if (session) counts.set(session, (counts.get(session) ?? 0) + 1)
    if (session) return albumFor(session) ?? albumId
    // What was sorted by a wrong clock leaves the session again.
    return takenAt && sessionOfAlbum.get(albumId) ? (moment ?? albumId) : albumId
  }
  const standings = inOrderOfCapture(photos).map((photo, index): Standing => [photo.id, home(photo), index + 1])
  const before = new Map(photos.map((photo) => [photo.id, photo]))
  const order = photos.toSorted((one, other) => one.position - other.position).map(({ id }) => id)
  const isMoved = ([id, albumId]: Standing, index: number) => before.get(id)?.albumId !== albumId || order[index] !== id
  const untimed = photos.filter(({ takenAt }) => takenAt === null).length
  const inSessions = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const albumOf = (session: S) => albums.find(({ sessionId }) => sessionId === session.id)?.id ?? null
  return {
    sessions: sessions
      .filter((session) => counts.has(session))
      .map((session) => ({ session, count: counts.get(session) ?? 0, albumId: albumOf(session) })),
    outside: photos.length - untimed - inSessions,
    untimed,
    moved: standings.filter(isMoved).length,
    standings,
  }
}
