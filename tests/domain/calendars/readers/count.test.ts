import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { unique } from '#tests/support/make.ts'
import { countPoll, forgetPolls, isCounted } from '#worker/domain/calendars/readers/count.ts'
import { pollsStatement, readersOf } from '#worker/domain/calendars/readers/queries.ts'

const apple = 'iOS/18.0 (22A3354) dataaccessd/1.0'
const google = 'Google-Calendar-Importer'

test('of evenly drawn polls one in twenty is counted', () => {
  const draws = Array.from({ length: 1000 }, (_, index) => index / 1000)
  expect(draws.filter(isCounted)).toHaveLength(50)
})

test('a counted poll stands for twenty, by day and family, over seven days; an older one is not shown', async () => {
  const source = unique('event:')
  const at = (day: number) => ctx(new Date(Date.UTC(2026, 10, day, 23, 30)))
  await countPoll(at(1), { source, userAgent: apple })
  await countPoll(at(2), { source, userAgent: apple })
  await countPoll(at(8), { source, userAgent: apple })
  await countPoll(at(8), { source, userAgent: google })
  await countPoll(at(8), { source, userAgent: google })
  await countPoll(at(7), { source, userAgent: google })
  const now = new Date('2026-11-08T23:59:59Z')
  expect(readersOf(await pollsStatement(ctx(now), source), now)).toEqual({
    days: ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08'],
    families: [
      { family: 'google', polls: [0, 0, 0, 0, 0, 20, 40], total: 60 },
      { family: 'apple', polls: [20, 0, 0, 0, 0, 0, 20], total: 40 },
    ],
  })
})

test('polls counted at once add up, and nothing of another source is among them', async () => {
  const [source, other] = [unique('event:'), unique('organization:')]
  const now = new Date('2026-11-08T12:00:00Z')
  await Promise.all([1, 2, 3].map(() => countPoll(ctx(now), { source, userAgent: apple })))
  await countPoll(ctx(now), { source: other, userAgent: google })
  expect(await pollsStatement(ctx(now), source)).toEqual([{ day: '2026-11-08', family: 'apple', polls: 60 }])
})

test('polls of more than 60 days ago are forgotten', async () => {
  const source = unique('event:')
  const [old, recent] = [new Date('2020-01-01T00:00:00Z'), new Date('2020-01-02T00:00:00Z')]
  await countPoll(ctx(old), { source, userAgent: apple })
  await countPoll(ctx(recent), { source, userAgent: apple })
  await forgetPolls(ctx(new Date('2020-03-02T12:00:00Z')))
  expect((await pollsStatement(ctx(recent), source)).map(({ day }) => day)).toEqual(['2020-01-02'])
})
