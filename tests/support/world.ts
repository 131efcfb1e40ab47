import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { eventHosts } from '#worker/domain/events/table.ts'
import { albums } from '#worker/domain/galleries/table.ts'
import { members } from '#worker/domain/organizations/table.ts'
import type { Actor } from './access-table.ts'
import { ctx } from './context.ts'
import { makePhoto, makeReadyPhoto } from './galleries.ts'
import { makeRegistration } from './mails.ts'
import {
  makeAccount,
  makeEvent,
  makeMember,
  makeOrganization,
  makeRoom,
  makeSignIn,
  makeTrack,
  makeVenue,
} from './make.ts'
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
  return { organization, event }
}

/** The Cookie header of an actor. `nobody` has none; the stranger owns another organization. */
async function cookieOf(
  actor: Actor,
  organization: Awaited<ReturnType<typeof makeOrganization>>,
): Promise<string | undefined> {
  if (actor === 'nobody') return undefined
  if (actor !== 'stranger') return makeSignIn(await makeMember(organization, roles[actor]))
  const stranger = await makeAccount()
  await makeMember(await makeOrganization(), 'owner', stranger)
  return makeSignIn(stranger)
}

async function makeCoHost(event: WorldEvent): Promise<string> {
  const coHost = await makeOrganization()
  await ctx()
    .db.insert(eventHosts)
    .values({ eventId: event.id, organizationId: coHost.id, role: 'co-host', position: 1 })
  return coHost.slug
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

async function tokenFor(route: string, event: WorldEvent): Promise<string> {
  const { secret } = ctx()
  if (route.includes('/previews/')) return linkToken(secret, 'preview', event.id, event.previewVersion)
  if (!route.includes('/tickets/')) return randomKey()
  const registration = await makeRegistration({}, event)
  return linkToken(secret, 'ticket', registration.id, registration.ticketVersion)
}

/** A fresh world for one request: the path with its parameters filled by things that exist, and the actor's cookie. */
export async function makeRequest(route: string, actor: Actor): Promise<{ path: string; cookie: string | undefined }> {
  const { organization, event } = await makeScene(route)
  const values: Record<string, () => Promise<string> | string> = {
    event: () => event.slug,
    organization: () => (route.includes('/hosts/') ? makeCoHost(event) : organization.slug),
    member: () => makeColleague(organization.id),
    session: async () => (await makeProgramme(event, 'Test text')).session,
    speaker: async () => (await makeProgramme(event, 'Test text')).speaker,
    track: async () => (await makeTrack(event)).id,
    registration: async () => (await makeRegistration({}, event)).id,
    album: () => makeAlbum(event.id),
    photo: async () =>
      route.includes('/console/') ? (await makePhoto(event)).id : (await makeReadyPhoto(event)).publicKey,
    key: async () => (await makeReadyPhoto(event)).publicKey,
    name: () => '320.webp',
    token: () => tokenFor(route, event),
    id: () => 'unknown',
  }
  if (route.includes(':contributor')) {
    const programme = await makeProgramme(event, 'Test text')
    Object.assign(values, { session: () => programme.session, contributor: () => programme.contributor })
  }
  if (route.includes(':venue')) {
    const venue = await makeVenue(organization)
    Object.assign(values, { venue: () => venue.id, room: async () => (await makeRoom(venue)).id })
  }
  let path = route.split(' ')[1] ?? ''
  for (const [, name = ''] of path.matchAll(/:(\w+)/g)) {
    path = path.replace(`:${name}`, encodeURIComponent((await values[name]?.()) ?? `no-${name}`))
  }
  return { path, cookie: await cookieOf(actor, organization) }
}
