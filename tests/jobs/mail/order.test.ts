import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { after, ctxAt, emptyOutbox, mailNow, makeMail, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { events } from '#worker/domain/events/table.ts'
import { claimMails } from '#worker/domain/mail/claim.ts'
import { registrations } from '#worker/domain/registrations/table.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

const later = { result: 'temporary', words: '451 greylisted' } as const

/** A registration with its first mail at noon and a second a minute later. */
async function makeNews() {
  const event = await makeEvent()
  const { id: subjectId } = await makeRegistration({}, event)
  const first = await makeMail({ subjectId, template: 'registration.confirmed' })
  const makeSecond = (template: 'registration.repeated' | 'registration.cancelled' | 'event.cancelled') =>
    makeMail({ subjectId, template, createdAt: after(60), nextAttemptAt: after(60) })
  return { event, subjectId, first, makeSecond }
}

test('no mail overtakes its cancellation: a registration or an event that was cancelled withholds what waited', async () => {
  const cancel = {
    registration: (subjectId: string) =>
      ctx().db.update(registrations).set({ state: 'cancelled' }).where(eq(registrations.id, subjectId)),
    event: (_: string, eventId: string) =>
      ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, eventId)),
  }
  for (const what of ['registration', 'event'] as const) {
    const { event, subjectId, first, makeSecond } = await makeNews()
    await drainThrough(ctxAt(noon), provider(later).driver)
    await cancel[what](subjectId, event.id)
    const second = await makeSecond(`${what}.cancelled`)
    const { got, driver } = provider()
    await drainThrough(ctxAt(after(61)), driver)
    await drainThrough(ctxAt(after(7200)), driver)
    expect(got.map(({ id }) => id)).toEqual([second.id])
    expect(await mailNow(first.id)).toMatchObject({ state: 'withheld', error: 'its cause is gone' })
  }
})

test('a newer mail waits while an older one of the same registration is put off; both arrive in order', async () => {
  const { first, makeSecond } = await makeNews()
  await drainThrough(ctxAt(noon), provider(later).driver)
  await drainThrough(ctxAt(after(10)), provider(later).driver)
  await drainThrough(ctxAt(after(70)), provider(later).driver)
  const second = await makeSecond('registration.repeated')
  const { got, driver } = provider()
  await drainThrough(ctxAt(after(75)), driver)
  expect(got).toEqual([])
  expect(await mailNow(second.id)).toMatchObject({ state: 'queued', nextAttemptAt: after(370) })
  await drainThrough(ctxAt(after(370)), driver)
  expect(got.map(({ id }) => id)).toEqual([first.id, second.id])
})

test('within one drain the newer waits as well when the older is refused for now', async () => {
  const { first, makeSecond } = await makeNews()
  const second = await makeSecond('registration.repeated')
  const { got, driver } = provider(later)
  await drainThrough(ctxAt(after(60)), driver)
  expect(got.map(({ id }) => id)).toEqual([first.id])
  expect(await mailNow(second.id)).toMatchObject({
    state: 'queued',
    error: 'an older mail of the same is on its way',
  })
})

test('a mail that another drain has in its hands is waited for', async () => {
  const { makeSecond } = await makeNews()
  await claimMails(ctx(noon), 20)
  const second = await makeSecond('registration.repeated')
  const { got, driver } = provider()
  await drainThrough(ctxAt(after(60)), driver)
  expect(got).toEqual([])
  expect((await mailNow(second.id)).state).toBe('queued')
})

test('a mail of another registration waits for nobody', async () => {
  await makeNews()
  await drainThrough(ctxAt(noon), provider(later).driver)
  const other = await makeMail({ createdAt: after(5), nextAttemptAt: after(5) })
  const { got, driver } = provider()
  await drainThrough(ctxAt(after(5)), driver)
  expect(got.map(({ id }) => id)).toEqual([other.id])
})
