import type { EventRow } from '#worker/domain/events/table.ts'
import { makeRoom, makeSession, makeTrack, makeVenue } from './make.ts'
import { makePart, makeSpeaker } from './programme.ts'
import { makeRelease } from './release.ts'

/** Releases a programme of two sessions: a panel in Vietnamese with a room and track of its own, and a talk with others and a speaker. */
export async function makeTwoSessions(event: Pick<EventRow, 'id' | 'organizationId' | 'startsAt' | 'endsAt'>) {
  const venue = await makeVenue({ id: event.organizationId })
  const [hall, lab] = [await makeRoom(venue), await makeRoom(venue)]
  const [track, other] = [await makeTrack(event), await makeTrack(event)]
  const speaker = await makeSpeaker(event.organizationId)
  const times = { startsAt: event.startsAt, endsAt: event.endsAt }
  const panel = await makeSession(event, {
    ...times,
    kind: 'panel',
    trackId: track.id,
    rooms: [hall],
    spokenIn: ['vi'],
  })
  const talk = await makeSession(event, { ...times, trackId: other.id, rooms: [lab], spokenIn: ['en'] })
  await makePart(talk, speaker)
  await makeRelease(event)
  return { hall, track, speaker, panel, talk }
}
