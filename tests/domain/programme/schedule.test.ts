import { describe, expect, test } from 'vitest'
import { frozenRoom, frozenSession, frozenSpeaker } from '#tests/support/frozen.ts'
import { releasedSessions } from '#worker/domain/programme/frozen.ts'
import { nowAndNext, scheduleOf } from '#worker/domain/programme/schedule.ts'
import {
  filteredSessions,
  knownFilters,
  ScheduleQuery,
  scheduleChoices,
} from '#worker/domain/programme/schedule-filters.ts'
import { gridOf } from '#worker/domain/programme/schedule-grid.ts'
import type { FrozenProgramme, FrozenSession } from '#worker/domain/programme/table.ts'

const zone = 'Asia/Ho_Chi_Minh'
const at = (local: string) => Date.parse(`${local}:00+07:00`)

/** A session from clock to clock on 1 March 2026, in Hanoi. */
const talk = (number: number, from: string, to: string | null, values: Partial<FrozenSession> = {}) =>
  frozenSession(number, {
    startsAt: at(`2026-03-01T${from}`),
    endsAt: to === null ? null : at(`2026-03-01T${to}`),
    ...values,
  })

const programmeOf = (sessions: FrozenSession[], values: Partial<FrozenProgramme> = {}): FrozenProgramme => ({
  sessions,
  tracks: [],
  rooms: [],
  speakers: [],
  ...values,
})

const scheduleIn = (sessions: FrozenSession[], shown = zone) =>
  scheduleOf(releasedSessions(programmeOf(sessions)), shown)

const numbers = (sessions: readonly { number: number }[]) => sessions.map(({ number }) => number)

describe('days', () => {
  const overnight = talk(2, '23:00', null, { endsAt: at('2026-03-02T01:00') })
  const sessions = [talk(1, '09:00', '10:00'), overnight, frozenSession(3)]

  test('hold what begins on them by the clock of the zone, in order; the rest is unscheduled', () => {
    const { days, unscheduled } = scheduleIn([...sessions.toReversed()])
    expect(days.map((day) => [day.date, numbers(day.sessions)])).toEqual([['2026-03-01', [1, 2]]])
    expect(numbers(unscheduled)).toEqual([3])
  })

  test('are others in another zone', () => {
    const { days } = scheduleIn(sessions, 'Asia/Tokyo')
    expect(days.map((day) => [day.date, numbers(day.sessions)])).toEqual([
      ['2026-03-01', [1]],
      ['2026-03-02', [2]],
    ])
  })
})

describe('the grid', () => {
  const rooms = [frozenRoom('b'), frozenRoom('a'), frozenRoom('unused')]

  /** Rows as `time: numbers×rows | …`, columns by their room. */
  function drawn(sessions: FrozenSession[]) {
    const programme = programmeOf(sessions, { rooms })
    const [day] = scheduleOf(releasedSessions(programme), zone).days
    const grid = gridOf(day?.sessions ?? [], rooms)
    return {
      columns: grid.columns.map((room) => room?.id ?? null),
      rows: grid.rows.map((row) => [
        row.at.getTime(),
        row.cells
          .map(({ sessions, rows, columns }) => {
            const across = columns > 1 ? ` (${columns} columns)` : ''
            return `${numbers(sessions).join('+')}×${rows}${across}`
          })
          .join(' | '),
      ]),
    }
  }

  test('has a column for each room in use, in their order, and a row for each start; a long session spans rows', () => {
    const sessions = [
      talk(1, '09:00', '11:00', { rooms: ['a'] }),
      talk(2, '09:00', '10:00', { rooms: ['b'] }),
      talk(3, '10:00', '10:40', { rooms: ['b'] }),
      talk(4, '11:00', '12:00', { rooms: ['a'] }),
    ]
    expect(drawn(sessions)).toEqual({
      columns: ['b', 'a'],
      rows: [
        [at('2026-03-01T09:00'), '2×1 | 1×2'],
        [at('2026-03-01T10:00'), '3×1'],
        [at('2026-03-01T11:00'), '×1 | 4×1'],
      ],
    })
  })

  test('puts sessions that overlap in one room into one cell over all their rows', () => {
    const sessions = [
      talk(1, '09:00', '10:30', { rooms: ['a'] }),
      talk(2, '10:00', '11:30', { rooms: ['a'] }),
      talk(3, '11:00', '11:10', { rooms: ['b'] }),
    ]
    expect(drawn(sessions).rows.map(([, cells]) => cells)).toEqual(['×1 | 1+2×3', '×1', '3×1'])
  })

  test('shows a session of several rooms in each, one without a room across all while nothing else is on, one without an end in its row', () => {
    const sessions = [
      talk(1, '09:00', null, { rooms: ['a', 'b'] }),
      talk(2, '10:00', '10:15', { kind: 'break' }),
      talk(3, '10:15', '23:00', { rooms: ['a'], endsAt: at('2026-03-02T02:00') }),
    ]
    expect(drawn(sessions)).toEqual({
      columns: ['b', 'a'],
      rows: [
        [at('2026-03-01T09:00'), '1×1 | 1×1'],
        [at('2026-03-01T10:00'), '2×1 (2 columns)'],
        [at('2026-03-01T10:15'), '×1 | 3×1'],
      ],
    })
  })

  test('keeps apart the two hours of one name when clocks go back', () => {
    const clock = (utc: string) => Date.parse(`2026-10-25T${utc}:00Z`)
    const sessions = [
      frozenSession(1, { startsAt: clock('00:00'), endsAt: clock('01:00'), rooms: ['a'] }),
      frozenSession(2, { startsAt: clock('01:00'), endsAt: clock('02:00'), rooms: ['a'] }),
    ]
    const { days } = scheduleOf(releasedSessions(programmeOf(sessions, { rooms })), 'Europe/Paris')
    expect(days.map(({ date }) => date)).toEqual(['2026-10-25'])
    expect(gridOf(days[0]?.sessions ?? [], rooms).rows.map((row) => row.cells[0]?.sessions.length)).toEqual([1, 1])
  })
})

describe('now and next', () => {
  const schedule = scheduleIn([
    talk(1, '09:00', '10:00'),
    talk(2, '09:30', '11:00'),
    talk(3, '10:00', '11:00'),
    talk(4, '10:00', null),
    frozenSession(5),
  ])
  const told = (local: string) => {
    const found = nowAndNext(schedule, new Date(at(`2026-03-01T${local}`)))
    return found && [numbers(found.now), numbers(found.next)]
  }

  test('are told from an hour before the first session to the end of the last', () => {
    expect(told('07:59')).toBeUndefined()
    expect(told('08:00')).toEqual([[], [1]])
    expect(told('09:45')).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(told('10:00')).toEqual([[2, 3], []])
    expect(told('11:00')).toBeUndefined()
    expect(nowAndNext(scheduleIn([frozenSession(1)]), new Date())).toBeUndefined()
  })
})

describe('filters', () => {
  const [lan, minh] = [frozenSpeaker('lan'), frozenSpeaker('minh')]
  const part = (speakerId: string) => ({ speakerId, role: 'speaker' as const, delegation: null })
  const programme = programmeOf(
    [
      talk(1, '09:00', '10:00', { trackId: 't', rooms: ['a'], spokenIn: ['vi'], contributors: [part(lan.id)] }),
      talk(2, '10:00', '11:00', { kind: 'panel', rooms: ['a', 'b'], spokenIn: ['en'], interpretedInto: ['vi'] }),
      frozenSession(3, { contributors: [part(lan.id), part(minh.id)] }),
    ],
    {
      tracks: [
        { id: 't', name: { en: 'Track' }, colour: '#123456' },
        { id: 'unused', name: {}, colour: '#123456' },
      ],
      rooms: [frozenRoom('a'), frozenRoom('b'), frozenRoom('unused')],
      speakers: [lan, minh, frozenSpeaker('nobody')],
    },
  )
  const sessions = releasedSessions(programme)
  const choices = scheduleChoices(programme, sessions)
  const found = (query: Record<string, string>) =>
    numbers(filteredSessions(sessions, knownFilters(ScheduleQuery.parse(query), choices)))

  test('offer only what the sessions have', () => {
    expect({
      track: choices.track.map(({ id }) => id),
      room: choices.room.map(({ id }) => id),
      language: choices.language,
      kind: choices.kind,
      speaker: choices.speaker.map(({ slug }) => slug),
    }).toEqual({
      track: ['t'],
      room: ['a', 'b'],
      language: ['vi', 'en'],
      kind: ['talk', 'panel'],
      speaker: ['lan', 'minh'],
    })
  })

  test.each([
    [{}, [1, 2, 3]],
    [{ track: 't' }, [1]],
    [{ room: 'b' }, [2]],
    [{ language: 'vi' }, [1, 2]],
    [{ kind: 'panel' }, [2]],
    [{ speaker: 'lan' }, [1, 3]],
    [{ speaker: 'lan', room: 'a' }, [1]],
    [{ speaker: 'minh', room: 'a' }, []],
  ])('%o finds %o', (query, expected) => {
    expect(found(query)).toEqual(expected)
  })

  test('that are unknown, empty or far too long count as not asked', () => {
    const strange = { track: 'unused', room: '', kind: 'cookie', speaker: 'x'.repeat(5000), language: "' or 1=1--" }
    expect(knownFilters(ScheduleQuery.parse(strange), choices)).toEqual({})
    expect(ScheduleQuery.parse({ zone: 'Asia/Tokyo' }).zone).toBe('Asia/Tokyo')
    for (const zone of ['Mars/Base', '+09:00', '../etc', 'x'.repeat(99)])
      expect(ScheduleQuery.parse({ zone }).zone).toBeUndefined()
  })
})
