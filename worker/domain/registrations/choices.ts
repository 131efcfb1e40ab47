import type { KindCount } from './availability.ts'
import { domainOf } from './place.ts'
import { placesLeft } from './rules.ts'
import type { RegistrationRow } from './table.ts'

type Chooser = Pick<RegistrationRow, 'mailbox' | 'state' | 'placeKindId' | 'preferences'>

const isWithin = (domain: string, allowed: string) => domain === allowed || domain.endsWith(`.${allowed}`)

/** The place kinds that a person may choose among later: those open to their mailbox, and those chosen or held before. */
export const choicesOf = <Kind extends KindCount>(kinds: readonly Kind[], chooser: Chooser): Kind[] => {
  const domain = domainOf(chooser.mailbox)
  return kinds.filter(
    ({ id, access, domains }) =>
      access === 'everybody' ||
      (access === 'domains' && domains.some((allowed) => isWithin(domain, allowed))) ||
      chooser.preferences.includes(id) ||
      (chooser.state === 'confirmed' && chooser.placeKindId === id),
  )
}

/** Which places a registration would take, the best first, as the form shows them. */
export const preferencesOf = ({ preferences, placeKindId }: Chooser): readonly string[] =>
  preferences.length > 0 ? preferences : [placeKindId]

interface Waiting<Kind> {
  registration: Chooser
  places: readonly Kind[]
}

/** The kinds with free places that somebody could have for the asking, and did not choose. */
export const freeChoices = <Kind extends KindCount>({ registration, places }: Waiting<Kind>): Kind[] =>
  choicesOf(places, registration).filter(
    (kind) => placesLeft(kind) !== 0 && !preferencesOf(registration).includes(kind.id),
  )
