import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import {
  makeEvent,
  makeMember,
  makeOrganization,
  makeRoom,
  makeSession,
  makeSignIn,
  makeTrack,
  makeVenue,
} from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { localTimeOf } from '#worker/core/time.ts'
import { getSession } from '#worker/domain/programme/queries.ts'
import { sessions, tracks } from '#worker/domain/programme/table.ts'

async function world() {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const event = await makeEvent({ organization, updatedAt: new Date(Date.now() - 60_000) })
  const venue = await makeVenue(organization)
  const path = `/console/events/${event.slug}`
  return { organization, cookie, event, venue, path }
}

const hour = 3_600_000

const localTimes = ({ startsAt, endsAt, timeZone }: Awaited<ReturnType<typeof world>>['event']) => ({
  startsAt: localTimeOf(startsAt, timeZone),
  endsAt: localTimeOf(endsAt, timeZone),
})
const secret = 'https://stream.example/secret-'

describe('a session', () => {
  test('keeps track, rooms, languages, streams and note as they were typed, and shows them in its form again', async () => {
    const { cookie, event, venue, path } = await world()
    const [room, hub] = [await makeRoom(venue), await makeRoom(venue, { name: { en: 'Hub' }, position: 2 })]
    const track = await makeTrack(event)
    const session = await makeSession(event)
    const fields = new URLSearchParams([
      ['title.en', 'Talk'],
      ['track', track.id],
      ['rooms', hub.id],
      ['rooms', room.id],
      ['spokenIn', 'en'],
      ['interpretedInto', 'vi'],
      ['interpretedInto', 'fr'],
      ['streamUrl', 'https://stream.example/one'],
      ['streamRule', 'before'],
      ['streamMinutes', '10'],
      ['doNotRecord', 'on'],
      ['internalNote', 'bring water'],
    ])
    const at = `${path}/sessions/${session.id}`
    expect((await post(at, fields, { cookie })).status).toBe(303)
    const found = (await getSession(ctx(), event, session.id)).session
    expect(found).toMatchObject({
      track: { id: track.id },
      rooms: [{ id: room.id, venue: { name: { en: 'Main Building' } } }, { id: hub.id }],
      spokenIn: ['en'],
      interpretedInto: ['vi', 'fr'],
      streamRule: 'before',
      streamMinutes: 10,
      doNotRecord: true,
      internalNote: 'bring water',
    })
    const page = await (await get(`${at}?lang=en`, { cookie })).text()
    for (const id of [room.id, hub.id]) expect(page).toMatch(new RegExp(`value="${id}" checked`))
    expect(page).toContain('bring water')
  })

  test('takes no track of another event and no room of another organization', async () => {
    const { cookie, event, path } = await world()
    const foreign = await world()
    const [track, room] = [await makeTrack(foreign.event), await makeRoom(foreign.venue)]
    const fields = { 'title.en': 'Talk', track: track.id, rooms: room.id }
    const answer = await post(`${path}/sessions/new`, fields, { cookie })
    const id = answer.headers.get('location')?.match(/sessions\/([^?]+)/)?.[1] ?? ''
    expect((await getSession(ctx(), event, id)).session).toMatchObject({ trackId: null, rooms: [] })
  })

  test('is removed with its place in the rooms', async () => {
    const { cookie, event, venue, path } = await world()
    const session = await makeSession(event, { rooms: [await makeRoom(venue)] })
    expect((await post(`${path}/sessions/${session.id}/removal`, {}, { cookie })).status).toBe(303)
    expect(await ctx().db.select().from(sessions).where(eq(sessions.id, session.id))).toEqual([])
  })
})

describe('the public page', () => {
  test('names room, track and languages, and asks not to record', async () => {
    const { event, venue } = await world()
    const track = await makeTrack(event)
    const about = { trackId: track.id, spokenIn: ['fr'], interpretedInto: ['vi'], doNotRecord: true } as const
    const rows = { ...about, spokenIn: [...about.spokenIn], interpretedInto: [...about.interpretedInto] }
    await makeSession(event, { ...rows, rooms: [await makeRoom(venue)] })
    await makeRelease(event)
    const page = await (await get(`/events/${event.slug}?lang=en`)).text()
    for (const words of ['Room 101', 'Main Building', 'Methods', 'In French', 'Interpreted into Vietnamese'])
      expect(page).toContain(words)
    expect(page).toContain('Please do not record')
  })

  test('never tells an internal note, nor a stream or recording that its rule keeps back', async () => {
    const { event, venue } = await world()
    const hub = await makeRoom(venue, { kind: 'remote-hub', streamUrl: `${secret}hub` })
    const startsAt = new Date(Date.now() + hour)
    const times = { startsAt, endsAt: new Date(startsAt.getTime() + hour) }
    await makeSession(event, {
      ...times,
      rooms: [hub],
      internalNote: 'secret-note',
      streamUrl: `${secret}registrants`,
      recordingUrl: `${secret}recording`,
    })
    await makeSession(event, { ...times, streamUrl: `${secret}early`, streamRule: 'before', streamMinutes: 30 })
    await makeSession(event, { streamUrl: `${secret}unscheduled`, streamRule: 'before' })
    await makeRelease(event)
    for (const path of [`/events/${event.slug}?lang=en`, `/events/${event.slug}/calendar.ics`]) {
      expect(await (await get(path)).text(), path).not.toContain('secret-')
    }
  })

  test('links to a stream from so many minutes before the start, or at any time, as its rule says', async () => {
    const { event } = await world()
    const startsAt = new Date(Date.now() + hour)
    const shown = { startsAt, endsAt: new Date(startsAt.getTime() + hour) }
    await makeSession(event, { ...shown, streamUrl: 'https://a.example/', streamRule: 'before', streamMinutes: 90 })
    await makeSession(event, { streamUrl: 'https://b.example/', streamRule: 'always' })
    await makeSession(event, { recordingUrl: 'https://c.example/', recordingRule: 'always' })
    await makeRelease(event)
    const page = await (await get(`/events/${event.slug}?lang=en`)).text()
    for (const letter of ['a', 'b', 'c']) expect(page).toContain(`href="https://${letter}.example/"`)
  })
})

describe('a track', () => {
  test('is added and edited by form, in the order given', async () => {
    const { cookie, event, path } = await world()
    for (const name of ['One', 'Two']) await post(`${path}/tracks`, { 'name.en': name, colour: '#1D4E89' }, { cookie })
    const all = () => ctx().db.select().from(tracks).where(eq(tracks.eventId, event.id)).orderBy(tracks.position)
    const [one] = await all()
    await post(`${path}/tracks/${one?.id}`, { 'name.en': 'Uno', colour: '#1d4e89', position: '3' }, { cookie })
    expect((await all()).map(({ name, colour }) => [name.en, colour])).toEqual([
      ['Two', '#1d4e89'],
      ['Uno', '#1d4e89'],
    ])
  })

  test.each([
    ['no name', { 'name.en': '' }, 'Please fill this in.'],
    ['a colour too light for white text', { colour: '#ffff00' }, 'too light'],
  ])('with %s brings the form back', async (_, fields, words) => {
    const { cookie, path } = await world()
    const answer = await post(`${path}/tracks?lang=en`, { 'name.en': 'One', ...fields }, { cookie })
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([422, true])
  })

  test('that is removed leaves its sessions without one; that of another event does not exist', async () => {
    const { cookie, event, path } = await world()
    const track = await makeTrack(event)
    const session = await makeSession(event, { trackId: track.id })
    const foreign = await makeTrack(await makeEvent())
    expect((await post(`${path}/tracks/${foreign.id}/removal`, {}, { cookie })).status).toBe(404)
    expect((await post(`${path}/tracks/${track.id}/removal`, {}, { cookie })).status).toBe(303)
    const [row] = await ctx().db.select().from(sessions).where(eq(sessions.id, session.id))
    expect(row?.trackId).toBeNull()
  })
})

test('a room taken twice is told in the list and beside the form of both sessions, and forbids nothing', async () => {
  const { cookie, event, venue, path } = await world()
  const rooms = [await makeRoom(venue)]
  const { startsAt, endsAt } = event
  const both = { startsAt, endsAt, rooms, title: { en: 'Talk', vi: 'Bài nói' } }
  const first = await makeSession(event, both)
  const fields = { 'title.en': 'Other', 'title.vi': 'Khác', rooms: rooms[0]?.id ?? '', ...localTimes(event) }
  const answer = await post(`${path}/sessions/new`, fields, { cookie })
  expect(answer.status).toBe(303)
  const second = (answer.headers.get('location') ?? '').replace(/\?.*/, '')
  for (const at of [`${path}/sessions`, `${path}/sessions/${first.id}`, second]) {
    const page = await (await get(`${at}?lang=en`, { cookie })).text()
    expect(page, at).toContain('Room 101 is taken twice at the same time:')
    expect(page, at).toContain(`/sessions/${first.id}?lang=en`)
  }
})
