import { type FormState, fieldsOf } from '#worker/core/form.ts'
import type { RoomRow, VenueRow } from './table.ts'

/** The form of a venue as it stands. */
export const formOfVenue = (venue: VenueRow): FormState => ({
  values: {
    ...fieldsOf('name', venue.name),
    ...fieldsOf('address', venue.address),
    ...fieldsOf('accessibility', venue.accessibility),
    mapUrl: venue.mapUrl ?? '',
    position: String(venue.position),
  },
  faults: {},
})

/** The form of a room as it stands. */
export const formOfRoom = (room: RoomRow): FormState => ({
  values: {
    ...fieldsOf('name', room.name),
    ...fieldsOf('accessibility', room.accessibility),
    kind: room.kind,
    capacity: room.capacity === null ? '' : String(room.capacity),
    streamUrl: room.streamUrl ?? '',
    position: String(room.position),
  },
  faults: {},
})

export const emptyVenueForm: FormState = { values: {}, faults: {} }
export const emptyRoomForm: FormState = { values: { kind: 'room' }, faults: {} }
