import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { SessionRow } from './table.ts'

const local = (instant: Date | null, zone: string) => (instant ? localTimeOf(instant, zone) : '')

/** The form of a session as it stands, with times local to its event's zone. */
export const formOfSession = (session: SessionRow, zone: string): FormState => ({
  values: {
    ...fieldsOf('title', session.title),
    ...fieldsOf('abstract', session.abstract),
    revision: String(session.revision),
    kind: session.kind,
    startsAt: local(session.startsAt, zone),
    endsAt: local(session.endsAt, zone),
    position: String(session.position),
  },
  faults: {},
})

export const emptySessionForm: FormState = { values: { kind: 'talk' }, faults: {} }
