import { expect, test } from 'vitest'
import { conferenceSlug, makeConference } from '#scripts/demo/conference.ts'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'

const cost = (page: string) => counted(`/events/${conferenceSlug}/${page}`)

test('a programme of 300 sessions and 400 speakers is one round trip on each of its pages and in each form', async () => {
  expect(await makeConference(ctx())).toEqual({ loaded: true })
  for (const page of ['schedule', 'sessions/17', 'speakers', 'speakers/speaker-017', 'changes']) {
    const { status, roundTrips } = await cost(`${page}?lang=en`)
    expect({ page, status, roundTrips }).toEqual({ page, status: 200, roundTrips: 1 })
  }
  for (const page of ['schedule?lang=en', 'schedule.json', 'schedule.xml']) {
    const { rowsRead, ...asked } = await cost(page)
    expect({ page, ...asked, isHandful: rowsRead < 10 }).toEqual({ page, status: 200, roundTrips: 1, isHandful: true })
  }
})
