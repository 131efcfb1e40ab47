import { expect, test } from 'vitest'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { neighboursOf } from '#worker/domain/programme/neighbours.ts'

const zone = 'Asia/Ho_Chi_Minh'
const at = (hour: number) => new Date(Date.UTC(2031, 9, 20, hour))

/** A session from one hour to another (UTC), in a track and a room. */
const session = (id: string, hours: [number, number] | null, trackId: string | null = null, room = id) =>
  ({
    id,
    startsAt: hours && at(hours[0]),
    endsAt: hours && at(hours[1]),
    trackId,
    rooms: [{ id: room }],
  }) as ReleasedSession

function around(programme: ReleasedSession[], of: string) {
  const one = programme.find(({ id }) => id === of)
  if (!one) throw new Error('no session')
  const { previous, next, parallel } = neighboursOf(programme, one, zone)
  return [previous?.id, parallel.map(({ id }) => id), next?.id]
}

test('what ends last before, what starts first after, and what overlaps; touching is not overlapping', () => {
  const day = [
    session('early', [1, 2]),
    session('before', [2, 3]),
    session('now', [3, 5]),
    session('beside', [4, 6]),
    session('after', [5, 6]),
    session('late', [6, 7]),
  ]
  expect(around(day, 'now')).toEqual(['before', ['beside'], 'after'])
  expect(around(day, 'early')).toEqual([undefined, [], 'before'])
  expect(around(day, 'late')).toEqual(['beside', [], undefined])
})

test('of several at once the same track comes first, then the same room', () => {
  const others = [session('other', [2, 3]), session('room', [2, 3], null, 'hall'), session('track', [2, 3], 'ai')]
  const now = session('now', [1, 2], 'ai', 'hall')
  expect(around([now, ...others], 'now')[2]).toBe('track')
  expect(around([now, ...others.slice(0, 2)], 'now')[2]).toBe('room')
  expect(around([now, ...others.slice(0, 1)], 'now')[2]).toBe('other')
})

test('a neighbour is of the same day in the event’s zone; a session without a time has none', () => {
  const night = [session('evening', [15, 16]), session('midnight', [17, 18]), session('open', null)]
  expect(around(night, 'evening')).toEqual([undefined, [], undefined])
  expect(around(night, 'open')).toEqual([undefined, [], undefined])
})
