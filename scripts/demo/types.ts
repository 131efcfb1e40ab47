import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import type { EventRow, HostRole } from '#worker/domain/events/table.ts'
import type { SpeakingInvitationRow, WantedItem } from '#worker/domain/programme/speaking/table.ts'
import type { ContributorRole, SessionKind } from '#worker/domain/programme/table.ts'
import type { PlaceKindRow } from '#worker/domain/registrations/table.ts'
import type { RoomRow } from '#worker/domain/venues/table.ts'
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
  /** Which is spoken is a demo value and the event's note says so. */
  spokenIn?: ContentLanguage[]
  interpretedInto?: ContentLanguage[]
  /** Who signs for whom, in protocol order. */
  delegations?: Localized[]
  contributors?: readonly { speaker: DemoSpeaker; role: ContributorRole }[]
  /** In which rooms of the venue; the first where it does not say. */
  rooms?: readonly DemoRoom[]
}

export interface DemoRoom extends Partial<Pick<RoomRow, 'kind' | 'capacity'>> {
  name: Localized
}

/** Where an event takes place; which rooms is a demo value and says so. */
export interface DemoVenue {
  name: Localized
  address: Localized
  rooms: readonly DemoRoom[]
}

/** What an event asks of its speakers, and their links. */
interface DemoSpeaking {
  wanted: readonly WantedItem[]
  /** The day of the deadline: a demo value. */
  dueOn: string
  links: readonly (Pick<SpeakingInvitationRow, 'locale'> & { speaker: DemoSpeaker; hasConfirmed: boolean })[]
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
  /** Further place kinds, in their order behind the hall; null is no limit. */
  otherPlaces?: readonly (Pick<PlaceKindRow, 'type' | 'name' | 'capacity'> & Partial<Pick<PlaceKindRow, 'place'>>)[]
  /** Two events may name the same one. */
  venue: DemoVenue
  sessions: readonly DemoSession[]
  speaking?: DemoSpeaking
}
