import type { Localized } from '#worker/core/text/localized.ts'
import type { Before } from '../events/news.ts'
import type { EventRow } from '../events/table.ts'
import type { PlaceKindRow } from './table.ts'

type Event = Pick<EventRow, 'place'>
type Kind = Pick<PlaceKindRow, 'type' | 'name' | 'place'>

const isWritten = (text: Localized) => Object.keys(text).length > 0

/** Whether who holds a place of a kind goes where the event itself is. */
export const isAtEvent = ({ type, place }: Kind): boolean => type === 'hall' && !isWritten(place)

/** Where the holder of a place goes, from the wider to the nearer: the hall's address, else the event's; a hub's name and its address. Nothing for who follows online. */
export function ownPlace(event: Event, kind: Kind): Localized[] {
  if (kind.type === 'online') return []
  return (isAtEvent(kind) ? [event.place] : kind.type === 'hall' ? [kind.place] : [kind.name, kind.place]).filter(
    isWritten,
  )
}

/** What somebody who holds a place knew before a change: the address of their own kind, where it became another; undefined where it did not. */
export function formerPlace({ fromKinds }: Pick<Before, 'fromKinds'>, kind: Pick<PlaceKindRow, 'id' | 'place'>) {
  const former = fromKinds[kind.id]
  return former && JSON.stringify(former) !== JSON.stringify(kind.place) ? former : undefined
}
