import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeDraft } from '#tests/support/programme.ts'
import { freeze, releasedSessions } from '#worker/domain/programme/frozen.ts'
import { programmeOf, programmeStatements } from '#worker/domain/programme/queries.ts'
import { getReleasable } from '#worker/domain/programme/releasable.ts'
import { programmeVersions } from '#worker/domain/programme/table.ts'

/** The programme of the draft as the pages of the console read it. */
async function drafted(eventId: string) {
  const [rows, parts, rooms, tracks] = await ctx().db.batch(programmeStatements(ctx(), eventId))
  return { sessions: programmeOf(rows, parts, rooms, tracks), tracks, rooms }
}

const stored = async (eventId: string) => {
  const [version] = await ctx().db.select().from(programmeVersions).where(eq(programmeVersions.eventId, eventId))
  return version
}

test('a draft that was frozen, stored as JSON and read again is the draft in every field that the public may see', async () => {
  const { event } = await makeDraft()
  const draft = await drafted(event.id)
  const read = releasedSessions(JSON.parse(JSON.stringify(freeze(draft))))
  expect(read).toEqual(
    draft.sessions.map(
      ({ eventId, abstract, revision, createdAt, updatedAt, track, rooms, contributors, ...shown }) => ({
        ...shown,
        track: track && { id: track.id, name: track.name, colour: track.colour },
        rooms: rooms.map(({ sessionId, ...room }) => room),
        contributors: contributors.map(({ role, delegation, speaker }) => ({ role, delegation, speaker })),
      }),
    ),
  )
})

test('sessions come in the order of the programme, rooms in that of the venues, people in protocol order', async () => {
  const { event, hall, annex, first, second, opening, signing, open, lan, qiu } = await makeDraft()
  const frozen = freeze(await drafted(event.id))
  expect(frozen.sessions.map(({ id }) => id)).toEqual([opening, signing, open].map(({ id }) => id))
  expect(frozen.rooms.map(({ id }) => id)).toEqual([hall.id, annex.id])
  expect(frozen.tracks.map(({ id }) => id)).toEqual([first.id, second.id])
  expect(frozen.sessions[1]).toMatchObject({
    startsAt: signing.startsAt?.getTime(),
    rooms: [hall.id, annex.id],
    contributors: [
      { speakerId: lan.id, role: 'signatory', delegation: 1 },
      { speakerId: qiu.id, role: 'signatory', delegation: 2 },
    ],
    delegations: [{ en: 'Hanoi' }, { en: 'Beijing', zh: '北京' }],
    doNotRecord: true,
  })
})

test('what is internal is never frozen, even where it was read', async () => {
  const { event } = await makeDraft()
  const draft = await drafted(event.id)
  const sessions = draft.sessions.map((session) => ({ ...session, internalNote: 'Bring pens' }))
  const rooms = draft.rooms.map((room) => ({ ...room, streamUrl: 'https://hub.example.org/' }))
  const frozen = JSON.stringify(freeze({ ...draft, sessions, rooms }))
  expect(
    ['internal', 'Bring pens', 'hub.example', 'revision', 'biography'].filter((word) => frozen.includes(word)),
  ).toEqual([])
})

test('abstracts and biographies are kept apart, by id, without those that are empty', async () => {
  const { event, signing, lan } = await makeDraft()
  expect((await getReleasable(ctx(), event.id)).texts).toEqual({
    sessions: { [signing.id]: { en: 'Two "pens"; one table' } },
    speakers: { [lan.id]: { en: 'Writes.', vi: 'Viết.' } },
  })
})

test('an installation that is updated freezes what was public exactly as a release would', async () => {
  const { event } = await makeDraft()
  const released = env.TEST_MIGRATIONS.find(({ name }) => name.startsWith('0007'))?.queries ?? []
  const freezing = released.find((query) => query.includes('INSERT INTO programme_versions')) ?? ''
  await env.DB.prepare(freezing.replace('WHERE e.published_at', `WHERE e.id = '${event.id}' AND e.published_at`)).run()
  const { programme, texts, isSame } = await getReleasable(ctx(), event.id)
  expect(await stored(event.id)).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    eventId: event.id,
    number: 1,
    note: {},
    programme,
    texts,
    changes: [],
    releasedBy: null,
    releasedAt: event.publishedAt,
  })
  expect(isSame).toBe(true)
})
