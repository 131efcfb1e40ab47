import { type FormState, fieldsOf } from '#worker/core/form.ts'
import type { EventRow } from '../events/table.ts'
import type { PlaceKindRow } from './table.ts'

export const emptyPlaceKindForm: FormState = { values: { type: 'hub', access: 'everybody' }, faults: {} }

/** The form of a place kind as it stands. */
export const formOfPlaceKind = ({ type, name, place, capacity, access, domains }: PlaceKindRow): FormState => ({
  values: {
    ...fieldsOf('name', name),
    ...fieldsOf('place', place),
    type,
    capacity: String(capacity ?? ''),
    access,
    domains: domains.join(', '),
  },
  faults: {},
})

/** The settings of an event's line as they stand. */
export const formOfWaitlist = (event: EventRow): FormState => ({
  values: {
    ...(event.needsApproval ? { needsApproval: 'on' } : {}),
    waitlistMode: event.waitlistMode,
    offerHours: String(event.offerHours),
    waitlistCutoffHours: String(event.waitlistCutoffHours ?? ''),
  },
  faults: {},
})
