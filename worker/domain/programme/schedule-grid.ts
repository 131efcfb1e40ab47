import type { ScheduledSession } from './schedule.ts'
import type { FrozenRoom } from './table.ts'

/** Sessions of one room that run into each other share a cell, over as many rows as they last together. */
export interface GridCell {
  sessions: readonly ScheduledSession[]
  rows: number
  /** More than one where a break or the like stands across all rooms. */
  columns: number
}

export interface GridRow {
  at: Date
  /** Of the columns that no earlier cell reaches into, in their order; without sessions where nothing begins. */
  cells: GridCell[]
}

/** One day as a table: a row for each time at which something begins, a column for each room in use. */
export interface Grid {
  /** `null` is the column of sessions without a room that run beside others, the last. */
  columns: (FrozenRoom | null)[]
  rows: GridRow[]
}

/** Rows from `from` up to and without `to`, filled by sessions that overlap. */
interface Block {
  from: number
  to: number
  sessions: ScheduledSession[]
}

/** The times at which something begins, and which of them a session covers. */
function rowsOf(sessions: readonly ScheduledSession[]) {
  const times = [...new Set(sessions.map(({ startsAt }) => startsAt.getTime()))].sort((a, b) => a - b)
  const rowAt = new Map(times.map((time, row) => [time, row]))
  const span = ({ startsAt, endsAt }: ScheduledSession) => {
    const from = rowAt.get(startsAt.getTime()) ?? 0
    const over = endsAt ? times.findIndex((time, row) => row > from && time >= endsAt.getTime()) : from + 1
    return { from, to: over === -1 ? times.length : over }
  }
  return { times, span }
}

function blocksOf(sessions: readonly ScheduledSession[], span: ReturnType<typeof rowsOf>['span']): Block[] {
  const blocks: Block[] = []
  for (const session of sessions) {
    const { from, to } = span(session)
    const last = blocks.at(-1)
    if (last && from < last.to) {
      last.sessions.push(session)
      last.to = Math.max(last.to, to)
    } else blocks.push({ from, to, sessions: [session] })
  }
  return blocks
}

const isIn = (room: FrozenRoom | null) => (session: ScheduledSession) =>
  room ? session.rooms.some(({ id }) => id === room.id) : session.rooms.length === 0

/** The sessions without a room while nothing is on in any room: breaks for everybody. */
function blocksAcross(sessions: readonly ScheduledSession[], span: ReturnType<typeof rowsOf>['span']): Block[] {
  const held = sessions.filter((session) => !isIn(null)(session)).map(span)
  if (held.length === 0) return []
  return blocksOf(sessions.filter(isIn(null)), span).filter((block) =>
    held.every(({ from, to }) => to <= block.from || block.to <= from),
  )
}

/** The sessions of a day, by their start, as a table; `rooms` gives the order of its columns. A session in several rooms stands in each. */
export function gridOf(sessions: readonly ScheduledSession[], rooms: readonly FrozenRoom[]): Grid {
  const { times, span } = rowsOf(sessions)
  const across = blocksAcross(sessions, span)
  const beside = sessions.filter((session) => !across.some((block) => block.sessions.includes(session)))
  const columns = [...rooms, null].filter((room) => beside.some(isIn(room)))
  const blocks = columns.map((room) => blocksOf(beside.filter(isIn(room)), span))
  const reaching = (column: readonly Block[], row: number) => column.find(({ from, to }) => from <= row && row < to)
  const cell = (block: Block | undefined, row: number, width: number): GridCell[] => {
    if (!block) return [{ sessions: [], rows: 1, columns: width }]
    return block.from === row ? [{ sessions: block.sessions, rows: block.to - block.from, columns: width }] : []
  }
  const cells = (row: number) => {
    const wide = reaching(across, row)
    return wide ? cell(wide, row, columns.length) : blocks.flatMap((column) => cell(reaching(column, row), row, 1))
  }
  return {
    columns,
    rows: times.map((time, row) => ({ at: new Date(time), cells: cells(row) })),
  }
}
