import { env } from 'cloudflare:workers'
import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { failTrip } from '#tests/support/faults/database.ts'
import { makeAccount, makeSession, makeTrack } from '#tests/support/make.ts'
import { makeDraft, makePart, makeSpeaker, type TestDraft } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { openDb } from '#worker/core/context.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { editSession } from '#worker/domain/programme/edit-session.ts'
import { getReleasable } from '#worker/domain/programme/releasable.ts'
import { removeSession } from '#worker/domain/programme/remove-session.ts'
import { sessionDetails } from '#worker/domain/programme/schema.ts'
import { contributors, programmeVersions, sessionRooms, sessions, tracks } from '#worker/domain/programme/table.ts'
import { takeBack } from '#worker/domain/programme/take-back.ts'
import { removeTrack } from '#worker/domain/programme/tracks.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { rooms } from '#worker/domain/venues/table.ts'

const take = async ({ event }: Pick<TestDraft, 'event'>, number: number, db = ctx().db) =>
  takeBack({ ...ctx(), db }, { actorId: (await makeAccount()).id, event, number })

const rowsOf = ({ event }: Pick<TestDraft, 'event'>) =>
  ctx().db.select().from(sessions).where(eq(sessions.eventId, event.id)).orderBy(sessions.number)

const rowOf = async (id: string) => (await ctx().db.select().from(sessions).where(eq(sessions.id, id)))[0]

/** Changes the draft in every way that a version can take back. */
async function rework(draft: TestDraft) {
  const { event, organization, signing, opening, first, second, hall } = draft
  const { db } = ctx()
  await removeSession(ctx(), 'nobody', event, opening.id)
  await removeTrack(ctx(), { actorId: 'nobody', event, trackId: first.id })
  const added = await makeTrack(event, { position: 9 })
  await makePart(
    await makeSession(event, { title: { en: 'New' }, trackId: added.id, rooms: [hall] }),
    await makeSpeaker(organization.id),
  )
  await makePart(signing, await makeSpeaker(organization.id), { role: 'witness', position: 3 })
  await db.delete(sessionRooms).where(and(eq(sessionRooms.sessionId, signing.id), eq(sessionRooms.roomId, hall.id)))
  await db.update(tracks).set({ colour: '#000000' }).where(eq(tracks.id, second.id))
  await db
    .update(sessions)
    .set({
      title: { en: 'Other' },
      abstract: {},
      startsAt: event.startsAt,
      trackId: added.id,
      spokenIn: [],
      streamUrl: null,
      streamRule: 'always',
      doNotRecord: false,
      delegations: [],
      internalNote: 'Bring more pens',
      revision: 1,
      sequence: 1,
    })
    .where(eq(sessions.id, signing.id))
}

test('the draft says again what the version said, in every detail and in its order', async () => {
  const draft = await makeDraft()
  await makeRelease(draft.event)
  const { programme, texts } = await getReleasable(ctx(), draft.event.id)
  await rework(draft)
  expect((await getReleasable(ctx(), draft.event.id)).isSame).toBe(false)
  await take(draft, 1)
  const now = await getReleasable(ctx(), draft.event.id)
  const still = (of: typeof programme) => ({
    ...of,
    sessions: of.sessions.map(({ sequence, ...session }) => session),
  })
  expect({ ...still(now.programme), texts: now.texts }).toEqual({ ...still(programme), texts })
  expect({ changes: now.changes, isSame: now.isSame, newest: now.newest }).toEqual({
    changes: [],
    isSame: true,
    newest: 1,
  })
})

test('what was removed comes back with its id, number, uid and start, what was added goes with all that is in it', async () => {
  const draft = await makeDraft()
  await makeRelease(draft.event)
  await rework(draft)
  await take(draft, 1)
  const { id, number, uid, startsAt, endsAt, title, kind, trackId } = draft.opening
  expect(await rowOf(id)).toMatchObject({ number, uid, startsAt, endsAt, title, kind, trackId, internalNote: null })
  expect((await rowsOf(draft)).map((row) => row.id)).toEqual(
    [draft.signing, draft.opening, draft.open].map((session) => session.id),
  )
  const parts = await ctx()
    .db.select({ session: contributors.sessionId, role: contributors.role })
    .from(contributors)
    .innerJoin(sessions, eq(sessions.id, contributors.sessionId))
    .where(eq(sessions.eventId, draft.event.id))
  expect(parts).toHaveLength(3)
  const next = await makeSession(draft.event)
  expect(next.number, 'the number of a session that went is not given again').toBe(5)
})

test('a form that was open before is stale, internal notes stay, and only what moved has a later SEQUENCE', async () => {
  const draft = await makeDraft()
  const { event, signing, opening, open } = draft
  await makeRelease(event)
  await rework(draft)
  await take(draft, 1)
  const states = await Promise.all([signing, opening, open].map(({ id }) => rowOf(id)))
  expect(states.map((row) => [row?.revision, row?.sequence, row?.internalNote])).toEqual([
    [2, 2, 'Bring more pens'],
    [0, 2, null],
    [1, 0, null],
  ])
  const details = sessionDetails(event.timeZone, 'en').parse({ revision: '1', title: { en: 'Typed before' } })
  const save = editSession(ctx(), { actorId: 'nobody', event, sessionId: signing.id, details })
  await expect(save).rejects.toMatchObject({ code: 'revision.stale' })
})

test('a session that comes back has a later SEQUENCE than any version gave it, and than feeds gave its removal', async () => {
  const draft = await makeDraft()
  const { event, opening } = draft
  await makeRelease(event)
  await ctx().db.update(sessions).set({ sequence: 6, startsAt: event.endsAt }).where(eq(sessions.id, opening.id))
  await makeRelease(event)
  await removeSession(ctx(), 'nobody', event, opening.id)
  await makeRelease(event)
  await take(draft, 1)
  expect(await rowOf(opening.id)).toMatchObject({ sequence: 8, startsAt: opening.startsAt })
})

test('rooms and speakers that are gone are left out, the rest comes back', async () => {
  const draft = await makeDraft()
  const { event, signing, annex, hall, qiu, lan } = draft
  await makeRelease(event)
  const { db } = ctx()
  await db.batch([
    db.delete(sessionRooms).where(eq(sessionRooms.roomId, annex.id)),
    db.delete(rooms).where(eq(rooms.id, annex.id)),
    db.delete(contributors).where(eq(contributors.speakerId, qiu.id)),
    db.delete(speakers).where(eq(speakers.id, qiu.id)),
  ])
  await take(draft, 1)
  const back = (await getReleasable(ctx(), event.id)).sessions.find(({ id }) => id === signing.id)
  expect(back?.rooms.map(({ id }) => id)).toEqual([hall.id])
  expect(back?.contributors.map(({ speaker, delegation }) => [speaker.id, delegation])).toEqual([[lan.id, 1]])
})

test('the version of another event is not found, and nothing of either changes', async () => {
  const [mine, theirs] = [await makeDraft(), await makeDraft()]
  await makeRelease(theirs.event)
  const before = [await rowsOf(mine), await rowsOf(theirs)]
  for (const number of [1, 0, -1, 1.5]) {
    await expect(take(mine, number)).rejects.toMatchObject({ code: 'not_found' })
  }
  expect([await rowsOf(mine), await rowsOf(theirs)]).toEqual(before)
  expect(await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, mine.event.id))).toEqual([])
  await makeRelease(mine.event)
  await take(mine, 1)
  expect(await rowsOf(theirs)).toEqual(before[1])
})

test('D1 lost before the commit changes nothing, after it everything', async () => {
  const draft = await makeDraft()
  await makeRelease(draft.event)
  await rework(draft)
  const reworked = await getReleasable(ctx(), draft.event.id)
  await expect(take(draft, 1, openDb(failTrip(env.DB, 0, 'before')))).rejects.toThrow()
  expect(await getReleasable(ctx(), draft.event.id)).toEqual(reworked)
  await expect(take(draft, 1, openDb(failTrip(env.DB, 0, 'after')))).rejects.toThrow()
  expect((await getReleasable(ctx(), draft.event.id)).isSame).toBe(true)
})

test('a version that cannot be taken back whole is not taken back at all', async () => {
  const draft = await makeDraft()
  await makeRelease(draft.event)
  await rework(draft)
  const reworked = await getReleasable(ctx(), draft.event.id)
  const path = '$.sessions[1].contributors[1].role'
  await ctx()
    .db.update(programmeVersions)
    .set({ programme: sql`json_set(programme, ${path}, null)` })
    .where(eq(programmeVersions.eventId, draft.event.id))
  await expect(take(draft, 1)).rejects.toThrow()
  expect((await getReleasable(ctx(), draft.event.id)).programme).toEqual(reworked.programme)
})

test('a conference of 300 sessions comes back reading some rows for each of them, not for each pair', async () => {
  const { event } = await makeDraft()
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)
     insert into sessions (id, event_id, position, kind, title, abstract, uid, created_at, updated_at)
     select lower(hex(randomblob(16))), ?1, i, 'talk', json_object('en', 'Talk ' || i), '{}', i || ?1, 0, 0 from n`,
  )
    .bind(event.id)
    .run()
  for (const _ of [1, 2, 3]) await makeRelease(event)
  await env.DB.prepare('delete from sessions where event_id = ? and position > 200').bind(event.id).run()
  let rowsRead = 0
  const batch = async (statements: D1PreparedStatement[]) => {
    const answers = await env.DB.batch(statements)
    rowsRead = answers.reduce((sum, { meta }) => sum + meta.rows_read, 0)
    return answers
  }
  const counted = { prepare: env.DB.prepare.bind(env.DB), batch } as unknown as D1Database
  await take({ event }, 1, openDb(counted))
  expect(await rowsOf({ event })).toHaveLength(303)
  expect(rowsRead).toBeLessThan(303 * 40)
})
