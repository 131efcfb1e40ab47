import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { type MemberRole, memberRoles } from './table.ts'

/** What a member may do, by role. Everything not listed is refused. */
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
} as const satisfies Record<MemberRole, readonly string[]>

export type Capability = (typeof capabilities)['owner'][number]

/** Whether a role carries a capability; used by doors (refuse), pages (hide) and the API alike. */
export const may = (role: MemberRole, capability: Capability): boolean =>
  capabilities[role].some((held) => held === capability)

/** The roles that carry a capability, for conditions in SQL. */
export const rolesWith = (capability: Capability): MemberRole[] => memberRoles.filter((role) => may(role, capability))

/** Who may create organizations: the first owner of the installation, and everybody who owns one already. */
export const mayFound = (mailbox: string, roles: readonly MemberRole[], ownerEmail = ''): boolean =>
  mailbox === mailboxOf(ownerEmail) || roles.includes('owner')

/** Additions of members to one organization in 24 hours: each is a mail to somebody who did not ask for it. */
export const additionsADay = 100
