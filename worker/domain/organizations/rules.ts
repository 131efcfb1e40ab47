import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { type MemberRole, memberRoles } from './table.ts'

/** On one event only: what an organiser of an accepted co-host is there, with or without the registrants. */
type CoHostRole = 'co-host' | 'co-host-with-registrants'

/** What a person may be on an event: a member by role, or somebody of a co-host. */
export type EventRole = MemberRole | CoHostRole

/** What a member or co-host may do, by role. Everything not listed is refused. */
const capabilities = {
  owner: [
    'view',
    'history.read',
    'organization.edit',
    'members.manage',
    'events.edit',
    'programme.edit',
    'photos.manage',
    'registrations.read',
    'registrations.manage',
  ],
  organiser: [
    'view',
    'history.read',
    'events.edit',
    'programme.edit',
    'photos.manage',
    'registrations.read',
    'registrations.manage',
  ],
  'programme-editor': ['view', 'programme.edit'],
  'door-staff': [],
  viewer: ['view'],
  'co-host': ['view', 'history.read', 'programme.edit', 'photos.manage'],
  'co-host-with-registrants': ['view', 'history.read', 'programme.edit', 'photos.manage', 'registrations.read'],
} as const satisfies Record<EventRole, readonly string[]>

export type Capability = (typeof capabilities)['owner'][number]

/** Whether a role carries a capability; used by doors (refuse), pages (hide) and the API alike. */
export const may = (role: EventRole, capability: Capability): boolean =>
  capabilities[role].some((held) => held === capability)

interface SharedRegistrants {
  /** As the event's organiser set it. */
  coHostsSeeRegistrants: boolean
}

/** What a member of an accepted co-host is on that event; undefined for door staff, whose organization has no door there. */
export function roleAsCoHost(role: MemberRole, { coHostsSeeRegistrants }: SharedRegistrants): EventRole | undefined {
  if (role === 'door-staff') return undefined
  if (role === 'programme-editor' || role === 'viewer') return role
  return coHostsSeeRegistrants ? 'co-host-with-registrants' : 'co-host'
}

/** The roles of members that carry a capability, for conditions in SQL. */
export const rolesWith = (capability: Capability): MemberRole[] => memberRoles.filter((role) => may(role, capability))

/** Who may create organizations: the first owner of the installation, and everybody who owns one already. */
export const mayFound = (mailbox: string, roles: readonly MemberRole[], ownerEmail = ''): boolean =>
  mailbox === mailboxOf(ownerEmail) || roles.includes('owner')

/** Organizations that one may name as hosts in 24 hours: each is a mail to people who did not ask for it. */
export const invitationsADay = 100

/** Additions of members to one organization in 24 hours: each is a mail to somebody who did not ask for it. */
export const additionsADay = 100
