import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeSession } from '#tests/support/make.ts'
import { makeFile, makeMaterial } from '#tests/support/materials.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeSettings, makeSpeaking } from '#tests/support/speaking.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { events } from '#worker/domain/events/table.ts'
import {
  checklistOf,
  checklistsOf,
  type Delivered,
  deliveredStatement,
  lateSpeakers,
} from '#worker/domain/programme/speaking/checklist.ts'
import {
  speakingConsents,
  speakingParts,
  type WantedItem,
  wantedItems,
} from '#worker/domain/programme/speaking/table.ts'
import { speakers } from '#worker/domain/speakers/table.ts'

const now = new Date('2031-10-01T00:00:00Z')
const before = new Date(now.getTime() - 1)
const after = new Date(now.getTime() + 1)

const nothing: Delivered = {
  speakerId: 'lan',
  sessionId: 'talk',
  roles: ['speaker'],
  answer: null,
  needs: null,
  hasSlides: false,
  hasBiography: false,
  hasPortrait: false,
  hasConsent: false,
}
const everything: Delivered = {
  ...nothing,
  answer: 'confirmed',
  needs: '',
  hasSlides: true,
  hasBiography: true,
  hasPortrait: true,
  hasConsent: true,
}
const all = { wanted: wantedItems, dueAt: after }

/** What the database says of every speaker of an event. */
const found = async (event: { id: string }, wanted: readonly WantedItem[]) =>
  checklistsOf({ wanted, dueAt: null }, await deliveredStatement(ctx(), event.id), now)

const short = (items: ReturnType<typeof checklistOf>) =>
  items.map(({ item, sessionId, isDone, isLate }) =>
    [item, sessionId ?? '-', isDone ? 'done' : isLate ? 'late' : 'missing'].join(' '),
  )

it('asks what the event asks, of the person once and of each session', () => {
  expect(short(checklistOf(all, [nothing, { ...everything, sessionId: 'panel' }], now))).toEqual([
    'answer talk missing',
    'answer panel done',
    'biography - missing',
    'portrait - missing',
    'slides talk missing',
    'slides panel done',
    'needs talk missing',
    'needs panel done',
    'consent - missing',
  ])
  expect(short(checklistOf({ wanted: ['needs'], dueAt: null }, [nothing], now))).toEqual(['needs talk missing'])
})

it('calls late what is missing once the deadline has come, never what is done', () => {
  const half = { ...everything, hasPortrait: false }
  expect(short(checklistOf({ wanted: ['answer', 'portrait'], dueAt: now }, [half], now))).toEqual([
    'answer talk done',
    'portrait - late',
  ])
  expect(short(checklistOf({ wanted: ['portrait'], dueAt: before }, [half], now))).toEqual(['portrait - late'])
})

it('asks nothing for a session that is declined, and nothing at all of who declined every one', () => {
  const declined = { ...nothing, answer: 'declined' as const }
  expect(short(checklistOf(all, [declined, { ...everything, sessionId: 'panel' }], now))).toEqual([
    'answer panel done',
    'biography - done',
    'portrait - done',
    'slides panel done',
    'needs panel done',
    'consent - done',
  ])
  expect(checklistOf(all, [declined], now)).toEqual([])
  expect(checklistOf(all, [], now)).toEqual([])
})

it('wants slides only of those who present', () => {
  const asked = { wanted: ['slides'] as const, dueAt: null }
  expect(short(checklistOf(asked, [{ ...nothing, roles: ['moderator', 'panellist'] }], now))).toEqual([])
  expect(short(checklistOf(asked, [{ ...nothing, roles: ['moderator', 'keynote'] }], now))).toEqual([
    'slides talk missing',
  ])
})

it('tells every speaker of an event what is missing, from what the database holds', async () => {
  const { event, speaker, session } = await makeSpeaking()
  const other = await makeSpeaker(event.organizationId, { biography: { vi: 'Viết.' }, portraitKey: 'shown' })
  const panel = await makeSession(event)
  await makePart(panel, other, { role: 'keynote' })
  await makePart(panel, other, { role: 'moderator' })
  const { db } = ctx()
  await db.insert(speakingParts).values([
    { sessionId: session.id, speakerId: speaker.id, eventId: event.id, answer: 'confirmed', updatedAt: now },
    { sessionId: panel.id, speakerId: other.id, eventId: event.id, needs: '', updatedAt: now },
  ])
  const said = { eventId: event.id, speakerId: other.id, text: '', locale: 'en', givenBy: 'X', createdAt: now } as const
  await db.insert(speakingConsents).values([
    { ...said, id: uuidv7(now), purpose: 'recording', isGiven: false },
    { ...said, id: uuidv7(now), purpose: 'recording', isGiven: true },
    { ...said, id: uuidv7(now), purpose: 'publication', isGiven: true },
  ])
  await makeFile(event, { sessionId: panel.id })
  await makeMaterial(event, { sessionId: session.id })
  const lists = await found(event, wantedItems)
  expect([...lists.keys()].sort()).toEqual([speaker.id, other.id].sort())
  expect(short(lists.get(speaker.id) ?? [])).toEqual([
    `answer ${session.id} done`,
    'biography - missing',
    'portrait - missing',
    `slides ${session.id} missing`,
    `needs ${session.id} missing`,
    'consent - missing',
  ])
  expect(short(lists.get(other.id) ?? [])).toEqual([
    `answer ${panel.id} missing`,
    'biography - done',
    'portrait - done',
    `slides ${panel.id} done`,
    `needs ${panel.id} done`,
    'consent - done',
  ])
})

it('counts a portrait whose sizes are being made, and none that was refused', async () => {
  const { event, speaker } = await makeSpeaking()
  const { db } = ctx()
  const portrait = async (error: string | null) => {
    await db
      .update(speakers)
      .set({ portraitOriginalKey: 'new', portraitError: error })
      .where(eq(speakers.id, speaker.id))
    return short((await found(event, ['portrait'])).get(speaker.id) ?? [])
  }
  expect(await portrait(null)).toEqual(['portrait - done'])
  expect(await portrait('upload.damaged')).toEqual(['portrait - missing'])
})

it.each(wantedItems)(
  'counts those who are late with %s as the list itself does, and nobody before the deadline',
  async (item) => {
    const { event, session, speaker } = await makeSpeaking()
    const panel = await makeSession(event)
    const [other, declining] = [await makeSpeaker(event.organizationId), await makeSpeaker(event.organizationId)]
    await makePart(panel, speaker, { role: 'moderator' })
    await makePart(panel, other, { role: 'panellist', position: 2 })
    await makePart(session, declining, { position: 3 })
    await makeSettings(event, { wanted: [item], dueAt: before })
    const { db } = ctx()
    await db.insert(speakingParts).values({
      ...{ sessionId: session.id, speakerId: declining.id, eventId: event.id, answer: 'declined', updatedAt: now },
    })
    const counted = async (at: Date) => {
      const [row] = await db
        .select({ late: sql<number>`(select count(*) ${lateSpeakers(ctx(at))})` })
        .from(events)
        .where(eq(events.id, event.id))
      return row?.late
    }
    const lists = checklistsOf({ wanted: [item], dueAt: before }, await deliveredStatement(ctx(), event.id), now)
    const late = [...lists.values()].filter((lines) => lines.some(({ isLate }) => isLate)).length
    expect([late > 0, await counted(now), await counted(new Date(before.getTime() - 1))]).toEqual([true, late, 0])
  },
)
