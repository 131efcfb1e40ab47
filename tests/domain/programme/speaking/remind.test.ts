import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount } from '#tests/support/make.ts'
import { makeAssistant, makeSettings, makeSpeaking } from '#tests/support/speaking.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { dueStep, remindNow, remindOnTime } from '#worker/domain/programme/speaking/remind.ts'
import {
  type SpeakingSettingsRow,
  speakingInvitations,
  speakingParts,
  speakingSettings,
} from '#worker/domain/programme/speaking/table.ts'

const day = 86_400_000
let years = 2060

/** A speaker who owes an answer, in a year of their own: no other test's event is due then. */
async function world(values: Partial<SpeakingSettingsRow> = {}) {
  years += 1
  const dueAt = new Date(`${years}-06-15T10:00:00Z`)
  const made = await makeSpeaking({ startsAt: new Date(dueAt.getTime() + 30 * day) })
  await makeSettings(made.event, { dueAt, ...values })
  const assistant = await makeAssistant(made.invitation)
  const at = (days: number, hours = 0) => ctx(new Date(dueAt.getTime() + days * day + hours * 3_600_000))
  const keys = async () => {
    const rows = await ctx().db.select().from(mails).where(eq(mails.eventId, made.event.id)).orderBy(mails.key)
    return rows.map(({ key }) => key)
  }
  const step = (days: number) => new Date(dueAt.getTime() + days * day).toISOString()
  const reminders = (days: number) =>
    [made.invitation.id, assistant.id].map((id) => `speaking.reminder:${id}:${step(days)}`).toSorted()
  return { ...made, assistant, dueAt, at, keys, reminders }
}

test('the newest step that has come is due for a day: 7 days and 1 day before, 1 and 4 days after', () => {
  const dueAt = new Date('2031-06-15T10:00:00Z')
  const stepAt = (days: number) => dueStep(dueAt, new Date(dueAt.getTime() + days * day))
  const days = [-8, -7, -6.5, -5, -1, 0, 1, 1.9, 2, 4, 4.5, 5, 9]
  expect(days.map((at) => [at, (Number(stepAt(at)?.getTime() ?? Number.NaN) - dueAt.getTime()) / day])).toEqual([
    ...[
      [-8, Number.NaN],
      [-7, -7],
      [-6.5, -7],
      [-5, Number.NaN],
      [-1, -1],
      [0, Number.NaN],
      [1, 1],
      [1.9, 1],
      [2, Number.NaN],
      [4, 4],
      [4.5, 4],
      [5, Number.NaN],
      [9, Number.NaN],
    ],
  ])
})

test('who misses something is reminded once a step, and so is who works for them, however often cron runs (R21)', async () => {
  const { at, keys, reminders } = await world()
  await remindOnTime(at(-7, -1))
  expect(await keys()).toEqual([])
  await Promise.all([remindOnTime(at(-7)), remindOnTime(at(-7)), remindOnTime(at(-7, 1))])
  await remindOnTime(at(-7, 2))
  expect(await keys()).toEqual(reminders(-7))
})

test('cron that was away for six hours reminds late but once; away for days, only of the newest step (R21, R11)', async () => {
  const { at, keys, reminders } = await world()
  await remindOnTime(at(-7, 6))
  expect(await keys()).toEqual(reminders(-7))
  // The clock goes back an hour, and cron comes twice.
  await remindOnTime(at(-7, 5))
  expect(await keys()).toEqual(reminders(-7))
  await remindOnTime(at(4, 3))
  expect(await keys()).toEqual([...reminders(-7), ...reminders(4)].toSorted())
})

test('nobody is reminded who missed nothing, was mailed today, or whose link was revoked; the step does not come again', async () => {
  const done = await world()
  await ctx().db.insert(speakingParts).values({
    sessionId: done.session.id,
    speakerId: done.speaker.id,
    eventId: done.event.id,
    answer: 'confirmed',
    updatedAt: new Date(),
  })
  const declined = await world()
  await ctx().db.insert(speakingParts).values({
    sessionId: declined.session.id,
    speakerId: declined.speaker.id,
    eventId: declined.event.id,
    answer: 'declined',
    updatedAt: new Date(),
  })
  const revoked = await world()
  await ctx()
    .db.update(speakingInvitations)
    .set({ revokedAt: new Date() })
    .where(eq(speakingInvitations.id, revoked.invitation.id))
  for (const { at, keys } of [done, declined, revoked]) {
    await remindOnTime(at(-1))
    expect(await keys()).toEqual([])
  }
  const mailed = await world()
  await ctx()
    .db.insert(mails)
    .values({
      ...{ id: uuidv7(new Date()), key: `speaking.invited:${mailed.invitation.id}:1`, template: 'speaking.invited' },
      ...{ subjectId: mailed.invitation.id, mailbox: mailed.invitation.mailbox, eventId: mailed.event.id },
      ...{ state: 'sent', nextAttemptAt: new Date(), createdAt: mailed.at(-1, -2).now },
    })
  await remindOnTime(mailed.at(-1))
  await remindOnTime(mailed.at(-1, 23))
  expect(await mailed.keys()).toEqual([`speaking.invited:${mailed.invitation.id}:1`])
})

test('switched off, without a deadline, over, archived or cancelled, an event reminds nobody', async () => {
  const off = await world({ sendsReminders: false })
  const cancelled = await world()
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, cancelled.event.id))
  const over = await world()
  await ctx()
    .db.update(events)
    .set({ startsAt: over.at(-3).now, endsAt: over.at(-2).now })
    .where(eq(events.id, over.event.id))
  const archived = await world()
  await ctx().db.update(events).set({ archivedAt: new Date() }).where(eq(events.id, archived.event.id))
  const open = await world({ dueAt: null })
  for (const { at, keys } of [off, cancelled, over, archived, open]) {
    await remindOnTime(at(-1))
    expect(await keys()).toEqual([])
  }
})

test('a deadline that is put off begins its steps anew', async () => {
  const { event, dueAt, at, keys, reminders } = await world()
  await remindOnTime(at(-7))
  await ctx()
    .db.update(speakingSettings)
    .set({ dueAt: new Date(dueAt.getTime() + 10 * day) })
    .where(eq(speakingSettings.eventId, event.id))
  await remindOnTime(at(-1))
  expect(await keys()).toEqual(reminders(-7))
  await remindOnTime(at(3))
  expect(await keys()).toEqual([...reminders(-7), ...reminders(3)].toSorted())
})

test('of several events that are due each has its turn, one a run', async () => {
  const one = await world()
  const other = await makeSpeaking({ startsAt: new Date(one.dueAt.getTime() + 30 * day) })
  await makeSettings(other.event, { dueAt: one.dueAt })
  const told = async () => {
    const rows = await ctx().db.select().from(mails).where(eq(mails.eventId, other.event.id))
    return rows.length + (await one.keys()).length
  }
  await remindOnTime(one.at(-7))
  const first = await told()
  await remindOnTime(one.at(-7))
  expect([first < 3, await told()]).toEqual([true, 3])
})

test('by hand it reminds at once, sent twice once, and nobody who was mailed today', async () => {
  const { event, speaker, at, keys, invitation, assistant } = await world({ sendsReminders: false })
  const input = { actorId: (await makeAccount()).id, event, speakerIds: [speaker.id], key: uuidv7(new Date()) }
  await remindNow(at(-20), input)
  await remindNow(at(-20), input)
  await remindNow(at(-20, 23), { ...input, key: uuidv7(new Date()) })
  const expected = [invitation.id, assistant.id].map((id) => `speaking.reminder:${id}:by-hand-${input.key}`)
  expect(await keys()).toEqual(expected.toSorted())
})

test('by hand nobody of another event is reminded, and nothing goes out once the event is over', async () => {
  const theirs = await world()
  const { event, at } = await world()
  const input = { actorId: (await makeAccount()).id, event, speakerIds: [theirs.speaker.id], key: uuidv7(new Date()) }
  await remindNow(at(-20), input)
  expect(await theirs.keys()).toEqual([])
  await expect(remindNow(at(60), input)).rejects.toMatchObject({ code: 'event.over' })
})
