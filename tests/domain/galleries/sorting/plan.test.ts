import { expect, test } from 'vitest'
import { sessionAt, takenAt } from '#worker/domain/galleries/rules.ts'
import { planSorting } from '#worker/domain/galleries/sorting/plan.ts'

const at = (iso: string) => new Date(iso)

test('a camera without an offset tells the time on the wall of the event; one with an offset its own', () => {
  const localTime = '2025-10-20T09:00:00'
  expect(takenAt({ localTime }, 'Asia/Ho_Chi_Minh')).toEqual(at('2025-10-20T02:00:00Z'))
  expect(takenAt({ localTime, offset: '+02:00' }, 'Asia/Ho_Chi_Minh')).toEqual(at('2025-10-20T07:00:00Z'))
  expect(takenAt({ offset: '+02:00' }, 'Asia/Ho_Chi_Minh')).toBeUndefined()
  for (const senseless of ['0000-00-00T00:00:00', '2025-02-30T10:00:00', '2025-10-20T25:00:00']) {
    expect(takenAt({ localTime: senseless, offset: '+07:00' }, 'UTC'), senseless).toBeUndefined()
  }
})

test('over a change of clocks the first of a repeated hour is meant, and a skipped one as if nothing had changed', () => {
  const berlin = (localTime: string) => takenAt({ localTime }, 'Europe/Berlin')
  expect(berlin('2025-10-26T01:59:59')).toEqual(at('2025-10-25T23:59:59Z'))
  expect(berlin('2025-10-26T02:30:00')).toEqual(at('2025-10-26T00:30:00Z'))
  expect(berlin('2025-10-26T03:00:00')).toEqual(at('2025-10-26T02:00:00Z'))
  expect(berlin('2025-03-30T02:30:00')).toEqual(at('2025-03-30T01:30:00Z'))
  expect(takenAt({ localTime: '2025-10-05T02:15:00' }, 'Australia/Lord_Howe')).toEqual(at('2025-10-04T15:45:00Z'))
})

const session = (id: string, startsAt: string | null, endsAt: string | null) => ({
  id,
  startsAt: startsAt === null ? null : at(startsAt),
  endsAt: endsAt === null ? null : at(endsAt),
})

test('a picture belongs to the session that runs, from its first second to before its end, over midnight too', () => {
  const sessions = [
    session('opening', '2025-10-20T02:00:00Z', '2025-10-20T03:00:00Z'),
    session('talk', '2025-10-20T03:00:00Z', '2025-10-20T04:00:00Z'),
    session('night', '2025-10-20T16:00:00Z', '2025-10-20T18:30:00Z'),
    session('unscheduled', null, null),
  ]
  const idAt = (iso: string) => sessionAt(sessions, at(iso))?.id
  expect(idAt('2025-10-20T01:59:59Z')).toBeUndefined()
  expect(idAt('2025-10-20T02:00:00Z')).toBe('opening')
  expect(idAt('2025-10-20T02:59:59Z')).toBe('opening')
  expect(idAt('2025-10-20T03:00:00Z')).toBe('talk')
  expect(idAt('2025-10-20T04:00:00Z')).toBeUndefined()
  // 00:15 of the next day in Hanoi.
  expect(idAt('2025-10-20T17:15:00Z')).toBe('night')
})

test('of parallel sessions the one that began last has the picture, then the first of the programme', () => {
  const sessions = [
    session('panel', '2025-10-20T02:00:00Z', '2025-10-20T05:00:00Z'),
    session('signing', '2025-10-20T03:00:00Z', '2025-10-20T03:20:00Z'),
    session('aside', '2025-10-20T03:00:00Z', '2025-10-20T03:30:00Z'),
  ]
  expect(sessionAt(sessions, at('2025-10-20T03:10:00Z'))?.id).toBe('signing')
  expect(sessionAt(sessions, at('2025-10-20T03:25:00Z'))?.id).toBe('aside')
  expect(sessionAt(sessions, at('2025-10-20T03:40:00Z'))?.id).toBe('panel')
})

test('sorting puts pictures in order of capture into their sessions, leaves the others where they are, and tells how many move', () => {
  const photo = (id: string, albumId: string, takenAt: string | null) => ({
    id,
    albumId,
    takenAt: takenAt === null ? null : at(takenAt),
  })
  const photos = [
    photo('late', 'moments', '2025-10-20T03:30:00Z'),
    photo('screenshot', 'moments', null),
    photo('early', 'moments', '2025-10-20T02:30:00Z'),
    photo('evening', 'moments', '2025-10-20T12:00:00Z'),
    photo('wrong-before', 'of-talk', '2025-10-20T11:00:00Z'),
  ].map((one, index) => ({ ...one, position: index + 1 }))
  const sessions = [
    session('opening', '2025-10-20T02:00:00Z', '2025-10-20T03:00:00Z'),
    session('talk', '2025-10-20T03:00:00Z', '2025-10-20T04:00:00Z'),
  ]
  const albums = [
    { id: 'moments', sessionId: null },
    { id: 'of-talk', sessionId: 'talk' },
  ]
  const plan = planSorting({ photos, sessions, albums }, ({ id }) => `of-${id}`)
  expect(plan).toEqual({
    sessions: [
      { session: sessions[0], count: 1, albumId: null },
      { session: sessions[1], count: 1, albumId: 'of-talk' },
    ],
    outside: 2,
    untimed: 1,
    moved: 4,
    standings: [
      ['early', 'of-opening', 1],
      ['late', 'of-talk', 2],
      ['wrong-before', 'moments', 3],
      ['evening', 'moments', 4],
      ['screenshot', 'moments', 5],
    ],
  })
  const sorted = plan.standings.map(([id, albumId, position]) => ({
    ...{ id, albumId, position },
    takenAt: photos.find((one) => one.id === id)?.takenAt ?? null,
  }))
  const made = [...albums, { id: 'of-opening', sessionId: 'opening' }]
  expect(planSorting({ photos: sorted, sessions, albums: made }, ({ id }) => `of-${id}`).moved).toBe(0)
})
