import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase, failTrip } from '#tests/support/faults/database.ts'
import { makeAccount, makeEvent, makeSession } from '#tests/support/make.ts'
import { makeDraft } from '#tests/support/programme.ts'
import { openDb } from '#worker/core/context.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { getReleasable } from '#worker/domain/programme/releasable.ts'
import { releaseProgramme } from '#worker/domain/programme/release.ts'
import { programmeVersions, sessions } from '#worker/domain/programme/table.ts'

const release = async (event: EventRow, seen: number, by?: { id: string }, db = ctx().db) =>
  releaseProgramme({ ...ctx(), db }, { actorId: (by ?? (await makeAccount())).id, event, note: { en: 'News' }, seen })

const numbers = async (event: EventRow) => {
  const rows = await ctx()
    .db.select({ number: programmeVersions.number })
    .from(programmeVersions)
    .where(eq(programmeVersions.eventId, event.id))
  return rows.map(({ number }) => number).toSorted()
}

const history = async (event: EventRow) => {
  const rows = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  return rows.map(({ action, actorId, details }) => ({ action, actorId, details }))
}

test('a release freezes the draft with its note, what it changes and who released it, and moves the event on', async () => {
  const { event, opening } = await makeDraft()
  await ctx()
    .db.update(events)
    .set({ updatedAt: new Date(0) })
    .where(eq(events.id, event.id))
  const by = await makeAccount()
  await release(event, 0, by)
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'Welcome' } })
    .where(eq(sessions.id, opening.id))
  const { programme, texts } = await getReleasable(ctx(), event.id)
  await release(event, 1, by)
  const [, second] = await ctx()
    .db.select()
    .from(programmeVersions)
    .where(eq(programmeVersions.eventId, event.id))
    .orderBy(programmeVersions.number)
  expect(second).toEqual({
    id: expect.any(String),
    eventId: event.id,
    number: 2,
    note: { en: 'News' },
    programme,
    texts,
    changes: [{ kind: 'renamed', number: opening.number, title: { en: 'Welcome' }, from: { en: 'Talk' } }],
    releasedBy: by.id,
    releasedAt: expect.any(Date),
  })
  expect(await history(event)).toEqual(
    [1, 2].map((version) => ({ action: 'programme.released', actorId: by.id, details: { version } })),
  )
  const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  expect(row?.updatedAt.getTime()).toBeGreaterThan(0)
})

test('of two organisers who release at once one does, the other hears that there is a newer version', async () => {
  const { event } = await makeDraft()
  const answers = await Promise.allSettled([release(event, 0), release(event, 0), release(event, 0)])
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused.map(({ reason }) => reason.code)).toEqual(['programme.released', 'programme.released'])
  expect(await numbers(event)).toEqual([1])
  expect(await history(event)).toHaveLength(1)
})

test('versions are numbered from 1 without a gap, whoever is refused between', async () => {
  const { event } = await makeDraft()
  for (const seen of [0, 0, 1, 7, 1, 2]) await release(event, seen).catch(() => undefined)
  expect(await numbers(event)).toEqual([1, 2, 3])
})

test('the same form sent twice is one version, at once or one after the other', async () => {
  const { event } = await makeDraft()
  const by = await makeAccount()
  await Promise.all([release(event, 0, by), release(event, 0, by)])
  await release(event, 0, by)
  expect(await numbers(event)).toEqual([1])
  expect(await history(event)).toHaveLength(1)
})

test('a form sent again after the draft went on is told, and releases nothing', async () => {
  const { event, opening } = await makeDraft()
  const by = await makeAccount()
  await release(event, 0, by)
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'Later' } })
    .where(eq(sessions.id, opening.id))
  await expect(release(event, 0, by)).rejects.toMatchObject({ code: 'programme.released' })
  expect(await numbers(event)).toEqual([1])
})

test('a release that somebody overtakes between its reading and its writing writes nothing', async () => {
  const { event } = await makeDraft()
  const overtaken = aroundDatabase(env.DB, async ({ index }, run) => {
    if (index === 1) await release(event, 0)
    return run()
  })
  await expect(release(event, 0, undefined, openDb(overtaken))).rejects.toMatchObject({ code: 'programme.released' })
  expect([await numbers(event), (await history(event)).length]).toEqual([[1], 1])
})

test('D1 lost before or after the commit: a second try leaves one version and one line in the history', async () => {
  for (const trip of [0, 1]) {
    for (const when of ['before', 'after'] as const) {
      const { event } = await makeDraft()
      const by = await makeAccount()
      await expect(release(event, 0, by, openDb(failTrip(env.DB, trip, when)))).rejects.toThrow()
      await release(event, 0, by)
      expect([await numbers(event), (await history(event)).length], `${when} trip ${trip}`).toEqual([[1], 1])
    }
  }
})

test('a programme too large for a row of D1 is refused before anything is written, one that just fits is released', async () => {
  const event = await makeEvent()
  const said = 'ệ'.repeat(5000)
  const abstract = { en: said, vi: said, fr: said }
  for (let n = 0; n < 43; n += 1) await makeSession(event, { abstract })
  await release(event, 0)
  await makeSession(event, { abstract })
  await expect(release(event, 1)).rejects.toMatchObject({ code: 'programme.too_large' })
  expect([await numbers(event), (await history(event)).length]).toEqual([[1], 1])
  const [row] = await env.DB.prepare(
    'select length(cast(programme || texts || changes || note as blob)) as bytes from programme_versions where event_id = ?',
  )
    .bind(event.id)
    .all<{ bytes: number }>()
    .then(({ results }) => results)
  expect(row?.bytes).toBeLessThan(2_000_000)
})

test('a release of one event is nothing to another', async () => {
  const [one, other] = [await makeEvent(), await makeEvent()]
  await makeSession(other)
  await release(one, 0)
  const { newest, changes, isSame, sessions: drafted } = await getReleasable(ctx(), other.id)
  expect({ newest, changes, isSame, drafted: drafted.length }).toEqual({
    newest: 0,
    changes: [],
    isSame: false,
    drafted: 1,
  })
})
