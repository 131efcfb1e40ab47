import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { subjectHistoryStatement } from '#worker/domain/audit/queries.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { changePhotoConsent, objectorsStatement, type PhotoConsent } from '#worker/domain/registrations/consents.ts'
import { register, registerAll } from '#worker/domain/registrations/register.ts'
import { type RegistrationRow, registrationConsents } from '#worker/domain/registrations/table.ts'

const says = (isGiven: boolean, values: Partial<PhotoConsent> = {}): PhotoConsent => ({
  ...{ isGiven, text: 'May pictures of me be shown?', locale: 'en' },
  ...values,
})

const rowsOf = async (eventId: string) =>
  (
    await ctx()
      .db.select()
      .from(registrationConsents)
      .where(eq(registrationConsents.eventId, eventId))
      .orderBy(asc(registrationConsents.id))
  ).map(({ registrationId, purpose, isGiven, text, locale, createdAt }) => ({
    ...{ registrationId, purpose, isGiven, text, locale },
    at: createdAt.getTime(),
  }))

async function registered(slug: string, n: number, photoConsent?: PhotoConsent, now = new Date()) {
  const outcome = await register(ctx(now), slug, person(n, { name: `Guest ${n}`, photoConsent }))
  if (!('registration' in outcome)) throw new Error('not registered')
  return outcome.registration
}

test('what somebody says of pictures is kept with the sentence, its language and the time; silence leaves no row', async () => {
  const event = await makeEvent()
  const now = new Date()
  const one = await registered(event.slug, 1, says(false, { text: 'Ảnh có tôi?', locale: 'vi' }), now)
  await registered(event.slug, 2)
  expect(await rowsOf(event.id)).toEqual([
    {
      ...{ registrationId: one.id, purpose: 'photos', isGiven: false, text: 'Ảnh có tôi?', locale: 'vi' },
      at: now.getTime(),
    },
  ])
})

test('tried again with the same key, or by another for the same mailbox, an answer is neither kept twice nor changed', async () => {
  const event = await makeEvent()
  const one = await registered(event.slug, 1, says(true))
  await registered(event.slug, 1, says(false))
  const other = await register(ctx(), event.slug, person(1, { key: 'another-key', photoConsent: says(false) }))
  expect(other).toEqual({ state: 'already-registered' })
  expect((await rowsOf(event.id)).map(({ registrationId, isGiven }) => [registrationId, isGiven])).toEqual([
    [one.id, true],
  ])
})

test('of forty who come at once each has their own answer', async () => {
  const event = await makeEvent({ capacity: 100 })
  const people = [...Array(40).keys()].map((n) =>
    person(n, n % 3 === 0 ? {} : { photoConsent: says(n % 3 === 1, { text: `Sentence ${n}` }) }),
  )
  const answers = await registerAll(ctx(), event.slug, people)
  const expected = answers.flatMap((answer, n) =>
    n % 3 === 0 || !('registration' in answer) ? [] : [[answer.registration.id, n % 3 === 1, `Sentence ${n}`]],
  )
  const rows = (await rowsOf(event.id)).map(({ registrationId, isGiven, text }) => [registrationId, isGiven, text])
  expect(rows.toSorted()).toEqual(expected.toSorted())
})

test('each change is another row with a line in the history; the same answer again is none', async () => {
  const event = await makeEvent()
  const one = await registered(event.slug, 1)
  for (const isGiven of [true, true, false, true]) await changePhotoConsent(ctx(), one, says(isGiven))
  expect((await rowsOf(event.id)).map(({ isGiven }) => isGiven)).toEqual([true, false, true])
  const history = await subjectHistoryStatement(ctx(), { eventId: event.id, subjectId: one.id })
  expect(
    history
      .map(({ action }) => action)
      .filter((action) => action.includes('photos'))
      .toSorted(),
  ).toEqual(['registration.photos_allowed', 'registration.photos_allowed', 'registration.photos_refused'])
})

test('told are the names of those alone who come and said no last', async () => {
  const event = await makeEvent()
  const [, , , changed, gone]: (RegistrationRow | undefined)[] = [
    await registered(event.slug, 1, says(true)),
    await registered(event.slug, 2, says(false)),
    await registered(event.slug, 3),
    await registered(event.slug, 4, says(true)),
    await registered(event.slug, 5, says(false)),
  ]
  if (!changed || !gone) throw new Error('not registered')
  await changePhotoConsent(ctx(), changed, says(false))
  await cancelOwnRegistration(ctx(), gone)
  expect(await objectorsStatement(ctx(), event.id)).toEqual([{ name: 'Guest 2' }, { name: 'Guest 4' }])
  expect(await objectorsStatement(ctx(), (await makeEvent()).id)).toEqual([])
})
