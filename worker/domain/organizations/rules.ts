import type { MemberRole } from './table.ts'

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
