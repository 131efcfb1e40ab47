import { eq, inArray } from 'drizzle-orm'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { linkToken, tokenId } from '#worker/core/tokens.ts'
import { type EventRow, eventWords } from '#worker/domain/events/table.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'
import { beginUpload } from '#worker/domain/materials/upload.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'
import { contributors, sessionRooms, sessions } from '#worker/domain/programme/table.ts'
import { signUp } from '#worker/domain/registrations/sign-ups/sign-up.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { ctx } from './context.ts'
import { makePhoto, makePhotographer, makeReadyPhoto, openToAttendees, photographerToken } from './galleries.ts'
import { invitationToken, makeInvitation } from './invitations.ts'
import { makeRegistration } from './mails.ts'
import {
  makeAccount,
  makeCoHost,
  makeEvent,
  makeMember,
  makeOrganization,
  makeRoom,
  makeSignIn,
  makeTrack,
  makeVenue,
  unique,
} from './make.ts'
import { makeFile, makeMaterial } from './materials.ts'
import { makeStarFeed } from './personal-feeds.ts'
import { makeAccessCode } from './places.ts'
import { makeRelease } from './release.ts'
import { makeRemoval } from './removals.ts'
import { makeSignUp } from './sign-ups.ts'
import { makeSaid } from './speaking.ts'

type TestEvent = Awaited<ReturnType<typeof makeEvent>>

/** A session of the event with one contributor, each text of which is `text`. */
export async function makeProgramme(event: TestEvent, text: string) {
  const now = new Date()
  const [session, speaker, contributor] = [uuidv7(now), uuidv7(now), uuidv7(now)]
  const slug = unique('speaker')
  const { db } = ctx()
  const dated = { createdAt: now, updatedAt: now }
  const said = { honorific: { en: text }, position: { en: text }, affiliation: { en: text }, biography: { en: text } }
  const texts = { kind: 'talk' as const, title: { en: text }, abstract: { en: text }, uid: unique('uid') }
  await db.batch([
    db.insert(sessions).values({ id: session, eventId: event.id, position: 0, ...texts, ...dated }),
    db.insert(speakers).values({
      id: speaker,
      organizationId: event.organizationId,
      slug,
      name: text,
      nativeName: text,
      ...said,
      ...dated,
    }),
    db
      .insert(contributors)
      .values({ id: contributor, sessionId: session, speakerId: speaker, role: 'speaker', position: 0 }),
  ])
  return { session, speaker: slug, speakerId: speaker, contributor }
}

/** A venue with one room, and a track, each text of which is `text`; the session is in both. */
async function makePlaces(organization: OrganizationRow, event: TestEvent, session: string, text: string) {
  const name = { en: text }
  const venue = await makeVenue(organization, { name, address: name, accessibility: name })
  const room = await makeRoom(venue, { name, accessibility: name })
  const track = await makeTrack(event, { name })
  const { db } = ctx()
  await db.batch([
    db.insert(sessionRooms).values({ sessionId: session, roomId: room.id }),
    db.update(sessions).set({ trackId: track.id, internalNote: text }).where(eq(sessions.id, session)),
  ])
  return { venue: venue.id, room: room.id, track: track.id }
}

/** A shown photo of a photographer's, one that waits, and one that an attendee sent. */
async function makePictures(event: TestEvent, text: string, attendeeId: string) {
  const [ready, waiting, sent] = [await makeReadyPhoto(event), await makePhoto(event), await makeReadyPhoto(event)]
  const photographer = await makePhotographer(event, { name: text })
  await openToAttendees(event)
  const camera = { camera: 'a-camera', takenAt: new Date() }
  const { db } = ctx()
  await db
    .update(photos)
    .set({
      alt: { en: text },
      caption: { en: text },
      fileName: text,
      credit: text,
      uploadedBy: photographer.id,
      ...camera,
    })
    .where(inArray(photos.id, [ready.id, waiting.id]))
  await db
    .update(photos)
    .set({ fileName: text, uploadedBy: attendeeId, source: 'attendee', isInInbox: true })
    .where(eq(photos.id, sent.id))
  await db
    .update(albums)
    .set({ title: { en: text } })
    .where(eq(albums.eventId, event.id))
  return { ready, waiting, sent, photographer }
}

/** An organization with one of everything, each text of which is `text`, and the values that fill the parameters of routes. */
export async function makeWhole(text: string, values: Partial<EventRow> = {}) {
  const name = { en: text }
  const organization = await makeOrganization({ name, shortName: text, privacyNotice: name })
  const texts = { title: name, summary: name, description: name, place: name, demoNote: name, coverAlt: name }
  const shown = { coverKey: randomKey(), previewOpen: true, previewVersion: 1 }
  const event = await makeEvent({ organization, languages: ['en'], ...texts, ...shown, ...values })
  const person = { name: text, organization: text, nameFolded: 'x' }
  const [registration] = [
    await makeRegistration(person, event),
    await makeRegistration({ ...person, state: 'waitlisted' }, event),
  ]
  const invitation = await makeInvitation(event, { name: text })
  const { session, speaker, speakerId, contributor } = await makeProgramme(event, text)
  const places = await makePlaces(organization, event, session, text)
  await makeRelease(event, name)
  await makeSignUp(event, 1)
  await signUp(ctx(), { registration, event, number: 1 })
  const { ready, waiting, sent, photographer } = await makePictures(event, text, registration.id)
  const host = await makeOrganization({ name, shortName: text })
  await makeCoHost(event, { organization: host, role: 'partner' })
  await ctx()
    .db.insert(eventWords)
    .values({ word: event.slug.replaceAll('-', ''), eventId: event.id })
    .onConflictDoNothing()
  const owner = await makeMember(organization, 'owner', await makeAccount({ name: text }))
  const token = (purpose: 'ticket' | 'preview', id: string) => linkToken(ctx().secret, purpose, id, 1)
  const file = await makeFile(event, { title: name })
  const { id: material } = await makeMaterial(event, { title: name, sessionId: session })
  const change = { actorId: owner.id, event, materialId: material }
  const { token: speaking, suggestion } = await makeSaid(event, session, speakerId, text)
  const stars = await makeStarFeed(event, [1])
  const parameters = {
    feed: stars.path.split('/').at(-1) ?? '',
    keeper: stars.keeper.split('/').at(-1) ?? '',
    material,
    version: file.id,
    upload: await beginUpload(ctx(), change, { fileName: text, bytes: 9 }),
    file: `material-${file.publicKey}`,
    part: '1',
    event: event.slug,
    organization: organization.slug,
    session,
    speaker,
    suggestion,
    contributor,
    ...places,
    kind: event.placeKind.id,
    code: (await makeAccessCode(event.placeKind)).id,
    name: '320.webp',
    /** Of the released version. */
    number: '1',
    photographer: photographer.id,
    camera: 'a-camera',
    album: ready.albumId,
    request: (await makeRemoval(event, { reason: text })).request.id,
  }
  return {
    organization,
    event,
    host,
    registration,
    owner,
    photos: { ready, waiting, sent },
    cookie: await makeSignIn(owner),
    invitation: await invitationToken(invitation),
    ticket: await token('ticket', registration.id),
    preview: await token('preview', event.id),
    speaking,
    photographing: await photographerToken(photographer),
    parameters: { ...parameters, registration: registration.id, key: ready.publicKey, id: 'unknown' },
  }
}
export type Whole = Awaited<ReturnType<typeof makeWhole>>

/** The path of a route such as `GET /events/:event` in a whole world. */
export function pathIn(whole: Whole, route: string): string {
  const path = route.split(' ')[1] ?? ''
  const tokens: Record<string, string> = {
    tickets: whole.ticket,
    previews: whole.preview,
    invitations: whole.invitation,
    speaking: whole.speaking,
    photographing: whole.photographing,
  }
  const values: Record<string, string> = {
    ...whole.parameters,
    token: tokens[path.split('/')[1] ?? ''] ?? randomKey(),
    name: path.includes(':file') ? 'slides.pdf' : whole.parameters.name,
    invitation: tokenId(whole.speaking) ?? '',
    list: 'events',
    part: '1.xml',
    photo: path.startsWith('/console/') ? whole.photos.ready.id : whole.photos.ready.publicKey,
    key: path.startsWith('/tickets/') ? whole.photos.sent.publicKey : whole.parameters.key,
    session: /^\/(console|speaking)\//.test(path) ? whole.parameters.session : '1',
  }
  const ending = path.startsWith('/events/') && path.endsWith('.ics}') ? '.ics' : ''
  return path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => values[name] ?? `no-${name}`) + ending
}
