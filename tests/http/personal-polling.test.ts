import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { components, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeAccount, makeEvent, makeMember, makeOrganization, makeSession } from '#tests/support/make.ts'
import { makeFeedOf, makeStarFeed, pathOfFeed } from '#tests/support/personal-feeds.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { changeStars } from '#worker/domain/calendars/personal/change.ts'
import { sweepStars } from '#worker/domain/calendars/personal/sweep.ts'
import { personalFeeds } from '#worker/domain/calendars/personal/table.ts'
import { cancelEvent } from '#worker/domain/events/cancel.ts'
import { restoreEvent } from '#worker/domain/events/restore.ts'
import { events } from '#worker/domain/events/table.ts'
import { touchStatement } from '#worker/domain/events/touch.ts'
import { contributors, sessions } from '#worker/domain/programme/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { sessionSignUps } from '#worker/domain/registrations/sign-ups/table.ts'

const { db } = ctx()

/** A conference with one of everything that personal feeds tell of, and the feed of each kind. */
async function makeFeeds() {
  const organization = await makeOrganization()
  const account = await makeAccount()
  await makeMember(organization, 'owner', account)
  const event = await makeEvent({ organization })
  const times = { startsAt: event.startsAt, endsAt: event.endsAt }
  const session = await makeSession(event, { title: { en: 'Talk' }, ...times })
  const other = await makeSession(event, { title: { en: 'Panel' }, ...times })
  const speaker = await makeSpeaker(organization.id)
  await makePart(session, speaker)
  await makeRelease(event)
  const registration = await makeRegistration({}, event)
  const stars = await makeStarFeed(event, [session.number])
  const paths = {
    ticket: await makeFeedOf({ kind: 'ticket', id: registration.id }),
    stars: stars.path,
    speaker: await makeFeedOf({ kind: 'speaker', id: speaker.id }),
    organiser: await makeFeedOf({ kind: 'organiser', id: account.id }),
  }
  return { event, session, other, speaker, registration, stars, account, paths }
}

/** Clients that remember what they were given last, by the kind of their feed. */
function clientsOf(paths: Record<string, string>) {
  const tags = new Map<string, string>()
  const poll = async ([kind, path]: [string, string]): Promise<[string, number]> => {
    const answer = await get(path, { headers: { 'if-none-match': tags.get(kind) ?? '"none"' } })
    await answer.text()
    tags.set(kind, answer.headers.get('etag') ?? '')
    return [kind, answer.status]
  }
  return {
    tags,
    /** The kinds whose bytes became others since the last poll; a second poll finds none. */
    changed: async () => {
      const answers = await Promise.all(Object.entries(paths).map(poll))
      const again = await Promise.all(Object.entries(paths).map(poll))
      expect(again.filter(([, status]) => status !== 304)).toEqual([])
      return answers.filter(([, status]) => status === 200).map(([kind]) => kind)
    },
  }
}

test('a poll of a personal feed that did not change costs one round trip and renders nothing', async () => {
  const { paths } = await makeFeeds()
  const clients = clientsOf(paths)
  await clients.changed()
  const costs = Object.entries(paths).map(async ([kind, path]) => {
    const { status, roundTrips } = await counted(path, { headers: { 'if-none-match': clients.tags.get(kind) ?? '' } })
    return { kind, status, roundTrips }
  })
  expect(await Promise.all(costs)).toEqual(Object.keys(paths).map((kind) => ({ kind, status: 304, roundTrips: 1 })))
})

test('whatever changes in a personal feed is in the next poll, and changes no other', async () => {
  const { event, session, other, registration, stars, account, paths } = await makeFeeds()
  const { changed } = clientsOf(paths)
  const all = Object.keys(paths)
  expect(await changed()).toEqual(all)
  expect(await changed()).toEqual([])

  const touch = touchStatement(ctx(), event.id)
  await db.batch([
    db
      .update(events)
      .set({ title: { en: 'Other' } })
      .where(eq(events.id, event.id)),
    touch,
  ])
  expect(await changed()).toEqual(all)
  await db
    .update(sessions)
    .set({ title: { en: 'Longer talk' } })
    .where(eq(sessions.id, session.id))
  expect(await changed()).toEqual([])
  await makeRelease(event)
  expect(await changed()).toEqual(['stars', 'speaker'])
  await changeStars(ctx(), { kind: 'stars', id: stars.id }, [session.number, other.number])
  expect(await changed()).toEqual(['stars'])
  await makeFeedOf({ kind: 'organiser', id: account.id }, 10)
  expect(await changed()).toEqual(['organiser'])
  await cancelEvent(ctx(), { actorId: account.id, event }, [])
  expect(await changed()).toEqual(all)
  await restoreEvent(ctx(), { actorId: account.id, event: { ...event, state: 'cancelled' } }, [])
  expect(await changed()).toEqual(all)
  await cancelOwnRegistration(ctx(), registration)
  expect(await changed()).toEqual(['ticket'])
})

test('a session that a ticket signs up for is in the next poll', async () => {
  const { event, session, registration, paths } = await makeFeeds()
  const { changed } = clientsOf({ ticket: paths.ticket })
  await changed()
  await db.insert(sessionSignUps).values({
    ...{ id: `sign-up-${session.id}`, eventId: event.id, sessionNumber: session.number },
    ...{ registrationId: registration.id, number: 1, state: 'confirmed', createdAt: new Date() },
  })
  expect(await changed()).toEqual(['ticket'])
})

test('a speaker’s calendar follows the releases, not the draft; a part that was taken away is told as cancelled', async () => {
  const { event, session, speaker, paths } = await makeFeeds()
  const shown = async () => {
    const bytes = new Uint8Array(await (await get(paths.speaker)).arrayBuffer())
    return components(unfold(bytes), 'VEVENT').map((entry) => [
      propertyOf(entry, 'SUMMARY'),
      propertyOf(entry, 'STATUS'),
    ])
  }
  expect(await shown()).toEqual([['Talk', 'CONFIRMED']])
  await db.delete(contributors).where(eq(contributors.sessionId, session.id))
  const another = await makeEvent()
  await makePart(await makeSession(another, { startsAt: another.startsAt, endsAt: another.endsAt }), speaker)
  expect(await shown()).toEqual([['Talk', 'CONFIRMED']])
  await db.delete(sessions).where(eq(sessions.id, session.id))
  await makeRelease(event)
  expect(await shown()).toEqual([['Cancelled: Talk', 'CANCELLED']])
})

test('stars that no calendar asked for and nobody changed for a year are forgotten, others stay', async () => {
  const event = await makeEvent()
  const [forgotten, polled, changed] = [
    await makeStarFeed(event, [1]),
    await makeStarFeed(event, [2]),
    await makeStarFeed(event, [3]),
  ]
  const old = new Date(Date.now() - 366 * 86_400_000)
  await db.update(personalFeeds).set({ updatedAt: old, polledAt: old }).where(eq(personalFeeds.eventId, event.id))
  await (await get(polled.path)).text()
  await changeStars(ctx(), { kind: 'stars', id: changed.id }, [4])
  const ticket = await pathOfTicket(event)
  await sweepStars(ctx())
  const paths = [forgotten.path, polled.path, changed.path, ticket]
  expect(await Promise.all(paths.map(async (path) => (await get(path)).status))).toEqual([404, 200, 200, 200])
})

/** The feed of a ticket that nobody used for long: it belongs to somebody, and stays. */
async function pathOfTicket(event: Awaited<ReturnType<typeof makeEvent>>): Promise<string> {
  const owner = { kind: 'ticket', id: (await makeRegistration({}, event)).id } as const
  await makeFeedOf(owner)
  await db
    .update(personalFeeds)
    .set({ updatedAt: new Date(0) })
    .where(eq(personalFeeds.registrationId, owner.id))
  return pathOfFeed(owner)
}
