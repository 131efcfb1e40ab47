import { eq } from 'drizzle-orm'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { type AccountRow, accounts, signIns } from '#worker/domain/accounts/table.ts'
import { type EventRow, eventHosts, events } from '#worker/domain/events/table.ts'
import { type MemberRole, members, type OrganizationRow, organizations } from '#worker/domain/organizations/table.ts'
import { type SessionRow, sessionRooms, sessions, type TrackRow, tracks } from '#worker/domain/programme/table.ts'
import { type PlaceKindRow, placeKinds } from '#worker/domain/registrations/table.ts'
import { type RoomRow, rooms, type VenueRow, venues } from '#worker/domain/venues/table.ts'
import { ctx } from './context.ts'

const day = 86_400_000

/** A name that no other test has. */
export const unique = (prefix: string) =>
  `${prefix}-${randomKey()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}`

export async function makeOrganization(values: Partial<OrganizationRow> = {}): Promise<OrganizationRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(organizations)
    .values({
      id: uuidv7(now),
      slug: unique('org'),
      name: { en: 'Test Institute' },
      shortName: 'TI',
      privacyNotice: {},
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no organization')
  return row
}

export async function makeAccount(values: Partial<AccountRow> = {}): Promise<AccountRow> {
  const now = new Date()
  const email = values.email ?? `${unique('person')}@example.org`
  const [row] = await ctx()
    .db.insert(accounts)
    .values({
      id: uuidv7(now),
      email,
      mailbox: mailboxOf(email) ?? email,
      name: 'Test Person',
      locale: 'en',
      createdAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no account')
  return row
}

export async function makeMember(
  organization: OrganizationRow,
  role: MemberRole,
  account?: AccountRow,
): Promise<AccountRow> {
  const person = account ?? (await makeAccount())
  const now = new Date()
  await ctx()
    .db.insert(members)
    .values({ id: uuidv7(now), organizationId: organization.id, accountId: person.id, role, createdAt: now })
  return person
}

/** The Cookie header of a browser in which the account is signed in. */
export async function makeSignIn(account: AccountRow): Promise<string> {
  const now = new Date()
  const token = randomKey()
  await ctx()
    .db.insert(signIns)
    .values({
      id: uuidv7(now),
      tokenHash: await plainHash(token),
      accountId: account.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + day),
    })
  return `__Host-sign-in=${token}`
}

type EventValues = Partial<EventRow> & { organization?: OrganizationRow; capacity?: number | null }

/** At nine in Hanoi, whatever the time is: else an event made in the evening there would go on over midnight. Later for who asks later. */
const inAMonth = (now: Date) =>
  new Date(Math.floor(now.getTime() / day) * day + 31 * day + 2 * 3_600_000 + Math.floor((now.getTime() % day) / 1000))

/** A published event in a month that takes registrations, its owner as host, and its one place kind. */
export async function makeEvent({
  organization,
  capacity = null,
  ...values
}: EventValues = {}): Promise<EventRow & { placeKind: PlaceKindRow }> {
  const owner = organization ?? (await makeOrganization())
  const now = new Date()
  const id = uuidv7(now)
  const startsAt = values.startsAt ?? inAMonth(now)
  const [[row], , [placeKind]] = await ctx().db.batch([
    ctx()
      .db.insert(events)
      .values({
        id,
        organizationId: owner.id,
        slug: unique('event'),
        kind: 'seminar',
        state: 'published',
        languages: ['en', 'vi'],
        title: { en: 'Test seminar', vi: 'Hội thảo thử nghiệm' },
        summary: {},
        description: {},
        place: { en: 'Room 1' },
        coverAlt: {},
        timeZone: 'Asia/Ho_Chi_Minh',
        startsAt,
        endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
        accent: '#0b5c5c',
        uid: `${id}@lectern`,
        publishedAt: now,
        createdAt: now,
        updatedAt: now,
        ...values,
      })
      .returning(),
    ctx()
      .db.insert(eventHosts)
      .values({ eventId: id, organizationId: owner.id, role: 'host', position: 0, acceptedAt: now }),
    ctx()
      .db.insert(placeKinds)
      .values({ id: uuidv7(now), eventId: id, type: 'hall', name: {}, position: 0, capacity })
      .returning(),
  ])
  if (!row || !placeKind) throw new Error('no event')
  return { ...row, placeKind }
}

type HostValues = Partial<typeof eventHosts.$inferInsert> & { organization?: OrganizationRow }

/** An organization that accepted to be a co-host of an event, or has another part in it. */
export async function makeCoHost(
  event: Pick<EventRow, 'id'>,
  { organization, ...values }: HostValues = {},
): Promise<OrganizationRow> {
  const coHost = organization ?? (await makeOrganization())
  await ctx()
    .db.insert(eventHosts)
    .values({
      eventId: event.id,
      organizationId: coHost.id,
      role: 'co-host',
      position: 1,
      acceptedAt: new Date(),
      ...values,
    })
  return coHost
}

export async function makeVenue(
  organization: Pick<OrganizationRow, 'id'>,
  values: Partial<VenueRow> = {},
): Promise<VenueRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(venues)
    .values({
      id: uuidv7(now),
      organizationId: organization.id,
      name: { en: 'Main Building' },
      address: { en: '1 Test Street' },
      accessibility: {},
      position: 1,
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no venue')
  return row
}

export async function makeRoom(venue: VenueRow, values: Partial<RoomRow> = {}): Promise<RoomRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(rooms)
    .values({
      id: uuidv7(now),
      venueId: venue.id,
      kind: 'room',
      name: { en: 'Room 101' },
      accessibility: {},
      position: 1,
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no room')
  return row
}

type SessionValues = Partial<SessionRow> & { rooms?: readonly RoomRow[] }

/** A talk of an event, not scheduled unless told. */
export async function makeSession(
  event: Pick<EventRow, 'id'>,
  { rooms: places = [], ...values }: SessionValues = {},
): Promise<SessionRow> {
  const { db } = ctx()
  const now = new Date()
  const id = uuidv7(now)
  await db.batch([
    db.insert(sessions).values({
      id,
      eventId: event.id,
      position: 1,
      kind: 'talk',
      title: { en: 'Talk' },
      abstract: {},
      uid: unique('uid'),
      createdAt: now,
      updatedAt: now,
      ...values,
    }),
    ...places.map((room) => db.insert(sessionRooms).values({ sessionId: id, roomId: room.id })),
  ])
  // Its number is given by a trigger.
  const [row] = await db.select().from(sessions).where(eq(sessions.id, id))
  if (!row) throw new Error('no session')
  return row
}

export async function makeTrack(event: Pick<EventRow, 'id'>, values: Partial<TrackRow> = {}): Promise<TrackRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(tracks)
    .values({
      id: uuidv7(now),
      eventId: event.id,
      name: { en: 'Methods' },
      colour: '#1d4e89',
      position: 1,
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no track')
  return row
}
