import type { EventRow } from '#worker/domain/events/table.ts'
import { sessionPlaces } from '#worker/domain/registrations/sign-ups/table.ts'
import { ctx } from './context.ts'
import { makeEvent, makeSession } from './make.ts'
import { makeRelease } from './release.ts'

/** A session of the event, by its number, wants a sign-up. */
export const makeSignUp = (event: Pick<EventRow, 'id'>, sessionNumber: number, capacity: number | null = null) =>
  ctx().db.insert(sessionPlaces).values({ eventId: event.id, sessionNumber, isOpen: true, capacity })

/** An event whose one released session, from 10 to 11, wants a sign-up. */
export async function makeWorkshop(capacity: number | null = null) {
  const event = await makeEvent()
  const startsAt = event.startsAt
  const session = await makeSession(event, {
    title: { en: 'Workshop' },
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
  })
  await makeRelease(event)
  await makeSignUp(event, session.number, capacity)
  return { event, session }
}
