import type { Localized } from '#worker/core/text/localized.ts'
import type { EventRow, HostRole } from '#worker/domain/events/table.ts'
import type { ContributorRole, SessionKind } from '#worker/domain/programme/table.ts'
import type { OrganizationName } from './organizations.ts'

export interface DemoSpeaker {
  slug: string
  name: string
  nativeName?: string
  honorific: Localized
  position: Localized
  affiliation: Localized
}

export interface DemoSession {
  kind: SessionKind
  title: Localized
  abstract?: Localized
  /** Local times `HH:mm` on the day of the event. */
  from: string
  to: string
  contributors?: readonly { speaker: DemoSpeaker; role: ContributorRole }[]
}

/** Where an event takes place; which rooms is a demo value and says so. */
export interface DemoVenue {
  name: Localized
  address: Localized
  rooms: readonly Localized[]
}

/** One event of the demo; times are local to Asia/Ho_Chi_Minh. */
export interface DemoEvent
  extends Pick<
    EventRow,
    'slug' | 'kind' | 'languages' | 'title' | 'summary' | 'description' | 'place' | 'accent' | 'demoNote'
  > {
  coverAlt?: Localized
  /** In protocol order; the owner is one of them. */
  hosts: readonly { organization: OrganizationName; role: HostRole }[]
  owner: OrganizationName
  date: string
  from: string
  to: string
  /** Places in the hall; without them the event takes no registrations. */
  places?: number
  /** Every session is in its first room. */
  venue?: DemoVenue
  sessions: readonly DemoSession[]
}
