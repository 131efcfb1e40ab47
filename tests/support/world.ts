import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { albums } from '#worker/domain/galleries/table.ts'
import { members, type OrganizationRow } from '#worker/domain/organizations/table.ts'
import type { Actor } from './access-row.ts'
import { makeTwoSessions } from './calendars.ts'
import { ctx } from './context.ts'
import {
  makePhoto,
  makePhotographer,
  makeReadyPhoto,
  openToAttendees,
  ownPictureValues,
  photographerToken,
} from './galleries.ts'
import { invitationToken, makeInvitation } from './invitations.ts'
import { makeMail, makeRegistration } from './mails.ts'
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
} from './make.ts'
import { makeFile, makeMaterial } from './materials.ts'
import { makeStarFeed } from './personal-feeds.ts'
import { makeAccessCode, makePlaceKind } from './places.ts'
import { makeRelease } from './release.ts'
import { makeRemoval } from './removals.ts'
import { makeSignUp } from './sign-ups.ts'
import { speakingConsoleValues, speakingValues } from './speaking.ts'
import { makeProgramme } from './whole.ts'

type WorldEvent = Awaited<ReturnType<typeof makeEvent>>

const roles = {
  'door-staff': 'door-staff',
  viewer: 'viewer',
  editor: 'programme-editor',
  organiser: 'organiser',
  owner: 'owner',
} as const

/** An organization and an event with one of everything; a draft or cancelled only where the route is about that. */
async function makeScene(route: string) {
  const organization = await makeOrganization()
  const states = { '/publication': 'draft', '/cancellation/removal': 'cancelled' } as const
  const state = Object.entries(states).find(([end]) => route.endsWith(end))?.[1]
  const event = await makeEvent({
    organization,
    previewVersion: 1,
    previewOpen: true,
    ...(state ? { state } : {}),
  })
  // Of nothing there is no archive.
  if (/\/(photos|dossier)\.zip$/.test(route)) await makeReadyPhoto(event)
  return { organization, event }
}

/** The Cookie header of an actor. `nobody` has none; the stranger owns another organization. */
async function cookieOf(
  actor: Actor,
  { organization, event }: Awaited<ReturnType<typeof makeScene>>,
): Promise<string | undefined> {
  if (actor === 'nobody') return undefined
  if (actor === 'co-host') return makeSignIn(await makeMember(await makeCoHost(event), 'organiser'))
  if (actor !== 'stranger') return makeSignIn(await makeMember(organization, roles[actor]))
  const stranger = await makeAccount()
  await makeMember(await makeOrganization(), 'owner', stranger)
  return makeSignIn(stranger)
}

/** An event of others that names the organization: not answered yet, or agreed where the route withdraws. */
async function makeHosted(organization: OrganizationRow, route: string): Promise<string> {
  const event = await makeEvent()
  const acceptedAt = route.endsWith('/withdrawal') ? new Date() : null
  await makeCoHost(event, { organization, acceptedAt })
  return event.slug
}

async function makeColleague(organizationId: string): Promise<string> {
  const member = uuidv7(new Date())
  const { id: accountId } = await makeAccount()
  await ctx()
    .db.insert(members)
    .values({ id: member, organizationId, accountId, role: 'viewer', createdAt: new Date() })
  return member
}

async function makeAlbum(eventId: string): Promise<string> {
  const album = uuidv7(new Date())
  await ctx()
    .db.insert(albums)
    .values({ id: album, eventId, title: { en: 'Moments' }, position: 7, createdAt: new Date() })
  return album
}

/** Withdrawn or deleted only where the route takes that back. */
const materialIn = (route: string) => {
  if (route.endsWith('/withdrawal/removal')) return { withdrawnAt: new Date() }
  return route.endsWith('/deletion/removal') ? { deletedAt: new Date() } : {}
}

async function tokenFor(route: string, event: WorldEvent): Promise<string> {
  const { secret } = ctx()
  if (route.includes('/previews/')) return linkToken(secret, 'preview', event.id, event.previewVersion)
  if (route.includes('/invitations/')) return invitationToken(await makeInvitation(event))
  if (route.includes('/photographing/')) return photographerToken(await makePhotographer(event))
  if (!route.includes('/tickets/')) return randomKey()
  if (route.includes('/photos')) await openToAttendees(event)
  const registration = await makeRegistration({}, event)
  return linkToken(secret, 'ticket', registration.id, registration.ticketVersion)
}

/** A session with its speaker: the draft's in the console, elsewhere the released one by its number. */
async function makeParts(route: string, event: WorldEvent) {
  const parts = await makeProgramme(event, 'Test text')
  if (route.includes('/console/')) return parts
  await makeRelease(event)
  if (route.includes('/tickets/')) await makeSignUp(event, 1)
  return { ...parts, session: '1' }
}

/** The last part of a path. */
const lastOf = (path: string) => path.split('/').at(-1) ?? ''

interface World {
  path: string
  cookieFor: (actor: Actor) => Promise<string | undefined>
}

/** A fresh world for requests to a route: the path with its parameters filled by things that exist, and each actor's cookie. */
export async function makeWorld(route: string): Promise<World> {
  const scene = await makeScene(route)
  const { organization, event } = scene
  const values: Record<string, () => Promise<string> | string> = {
    event: () =>
      route.includes('/console/organizations/') && route.includes('/invitations/')
        ? makeHosted(organization, route)
        : event.slug,
    organization: async () => (route.includes('/hosts/') ? (await makeCoHost(event)).slug : organization.slug),
    member: () => makeColleague(organization.id),
    session: async () => (await makeParts(route, event)).session,
    speaker: async () => (await makeParts(route, event)).speaker,
    number: async () => {
      await makeRelease(event)
      return '1'
    },
    track: async () => (await makeTrack(event)).id,
    kind: async () => (await makePlaceKind(event, { position: 1, type: 'online' })).id,
    code: async () => (await makeAccessCode(event.placeKind)).id,
    registration: async () => (await makeRegistration({}, event)).id,
    invitation: async () => (await makeInvitation(event)).id,
    mail: async () => (await makeMail({ eventId: event.id, state: 'failed' })).id,
    album: async () => (route.includes('/console/') ? makeAlbum(event.id) : (await makeReadyPhoto(event)).albumId),
    photo: async () =>
      route.includes('/console/') ? (await makePhoto(event)).id : (await makeReadyPhoto(event)).publicKey,
    key: async () => (route.startsWith('PUT ') ? randomKey() : (await makeReadyPhoto(event)).publicKey),
    photographer: async () => (await makePhotographer(event)).id,
    camera: () => 'a-camera',
    request: async () => (await makeRemoval(event)).request.id,
    material: async () => (await makeMaterial(event, materialIn(route))).id,
    name: () => (route.includes(':file') ? 'slides.pdf' : '320.webp'),
    file: async () => `material-${(await makeFile(event)).publicKey}`,
    token: () => tokenFor(route, event),
    feed: async () => lastOf((await makeStarFeed(event, [])).path),
    keeper: async () => lastOf((await makeStarFeed(event, [])).keeper),
    list: () => 'events',
    part: () => '1.xml',
    id: () => 'unknown',
  }
  if (/\/:token\/.*files\/:key/.test(route)) Object.assign(values, await ownPictureValues(route, event))
  if (route.includes(' /speaking/:token')) Object.assign(values, speakingValues(event))
  if (route.includes('/:event/speaking/')) Object.assign(values, speakingConsoleValues(event))
  if (route.includes(':contributor')) {
    const programme = await makeProgramme(event, 'Test text')
    Object.assign(values, { session: () => programme.session, contributor: () => programme.contributor })
  }
  if (route.includes(':version')) {
    const { materialId, id } = await makeFile(event)
    Object.assign(values, { material: () => materialId, version: () => id })
  }
  if (route.includes(':venue')) {
    const venue = await makeVenue(organization)
    Object.assign(values, { venue: () => venue.id, room: async () => (await makeRoom(venue)).id })
  }
  if (route.startsWith('GET /events/') && route.endsWith('.ics}')) {
    const { track, hall, speaker, talk } = await makeTwoSessions(event)
    const feed = (value: string | number) => () => `${value}.ics`
    const [room, session] = [feed(hall.id), feed(talk.number)]
    Object.assign(values, { track: feed(track.id), room, speaker: feed(speaker.slug), session })
  }
  let path = route.split(' ')[1] ?? ''
  for (const [parameter, name = ''] of path.matchAll(/:(\w+)(?:\{[^}]*\})?/g)) {
    path = path.replace(parameter, encodeURIComponent((await values[name]?.()) ?? `no-${name}`))
  }
  return { path, cookieFor: (actor) => cookieOf(actor, scene) }
}
