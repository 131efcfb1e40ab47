/** The people of the model of registration, and what an event says of its places. */

export interface Kind {
  id: string
  capacity: number | null
  /** Only for mailboxes of this domain. */
  domain?: string
}

export interface Offer {
  kind: string
  state: 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn'
  expires: number
}

export interface Guest {
  number: number
  key: string
  mailbox: string
  state: 'pending' | 'confirmed' | 'waitlisted' | 'offered' | 'declined' | 'cancelled'
  /** The place held; without one, the kind wished for most. */
  kind: string
  preferences: string[]
  decision?: 'approved' | 'declined'
  /** Places that were offered, in order; at most the last is open. */
  offers: Offer[]
  history: string[]
  told: string[]
}

export interface Rules {
  kinds: Kind[]
  mode: 'automatic' | 'offers'
  needsApproval: boolean
  startsAt: number
  endsAt: number
  offerHours: number
  cutoffHours: number | null
}

/** Whether somebody holds the one registration of their mailbox. */
export const isLive = ({ state }: Guest) => ['pending', 'confirmed', 'waitlisted', 'offered'].includes(state)
/** The offer that waits for an answer. */
export const openOffer = (guest: Guest) => guest.offers.find(({ state }) => state === 'open')
