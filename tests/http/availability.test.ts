import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { makeEvent } from '#tests/support/make.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { get } from '#tests/support/requests.ts'
import { Availability } from '#worker/domain/registrations/availability.ts'

const availability = async (slug: string) => {
  const answer = await get(`/api/v1/events/${slug}/availability`, { headers: { accept: 'application/json' } })
  return { answer, body: Availability.parse(await answer.json()) }
}
const count = (eventId: string, taken: number, waiting: number) =>
  env.DB.prepare('update place_kinds set taken = ?, waiting = ? where event_id = ?').bind(taken, waiting, eventId).run()
const hour = 3_600_000

const hall = ({ placeKind }: { placeKind: { id: string } }) => ({
  id: placeKind.id,
  type: 'hall',
  name: {},
  access: 'everybody',
})

describe('availability', () => {
  test('counts places by the server’s clock and may be kept 15 seconds', async () => {
    const event = await makeEvent({ capacity: 300 })
    await count(event.id, 288, 0)
    const { answer, body } = await availability(event.slug)
    expect({ ...body, now: '' }).toEqual({
      phase: 'open',
      capacity: 300,
      left: 12,
      waiting: 0,
      kinds: [{ ...hall(event), capacity: 300, left: 12, waiting: 0 }],
      opensAt: null,
      closesAt: event.endsAt.toISOString(),
      now: '',
    })
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=15')
    expect(answer.headers.get('cache-tag')).toBe(`event-${event.id}`)
  })

  test('leaves nothing for a newcomer while anybody waits', async () => {
    const event = await makeEvent({ capacity: 10 })
    await count(event.id, 9, 2)
    const { body } = await availability(event.slug)
    expect([body.left, body.waiting]).toEqual([0, 2])
  })

  test('says when registration opens and closes', async () => {
    const registrationOpensAt = new Date(Date.now() + hour)
    const registrationClosesAt = new Date(Date.now() + 2 * hour)
    const event = await makeEvent({ registrationOpensAt, registrationClosesAt })
    const { body } = await availability(event.slug)
    expect({ ...body, now: '' }).toEqual({
      phase: 'before',
      capacity: null,
      left: null,
      waiting: 0,
      kinds: [{ ...hall(event), capacity: null, left: null, waiting: 0 }],
      opensAt: registrationOpensAt.toISOString(),
      closesAt: registrationClosesAt.toISOString(),
      now: '',
    })
  })

  test('counts all kinds together, and each, but none that only invited people may take', async () => {
    const event = await makeEvent({ capacity: 0 })
    await makePlaceKind(event, { position: 1, name: { en: 'Đà Nẵng' }, capacity: 5 })
    await makePlaceKind(event, { position: 2, capacity: 9, access: 'invited' })
    const { body } = await availability(event.slug)
    expect([body.capacity, body.left, body.kinds.map(({ name, left }) => [name.en, left])]).toEqual([
      5,
      5,
      [
        [undefined, 0],
        ['Đà Nẵng', 5],
      ],
    ])
  })

  test('of a draft and of nothing is the same refusal', async () => {
    const draft = await makeEvent({ state: 'draft' })
    const answers = await Promise.all([draft.slug, 'nothing'].map((slug) => get(`/api/v1/events/${slug}/availability`)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    const [first, second] = await Promise.all(answers.map((answer) => answer.text()))
    expect(first).toBe(second)
  })
})
