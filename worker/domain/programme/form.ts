import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { SessionRow, TrackRow } from './table.ts'

const local = (instant: Date | null, zone: string) => (instant ? localTimeOf(instant, zone) : '')

/** What the form shows of a session: its own row, and the rooms it is in. */
type FormedSession = SessionRow & { rooms: readonly { id: string }[] }

/** The form of a session as it stands, with times local to its event's zone. */
export const formOfSession = (session: FormedSession, zone: string): FormState => ({
  values: {
    ...fieldsOf('title', session.title),
    ...fieldsOf('abstract', session.abstract),
    ...Object.assign({}, ...session.delegations.map((name, index) => fieldsOf(`delegations.${index}`, name))),
    revision: String(session.revision),
    kind: session.kind,
    startsAt: local(session.startsAt, zone),
    endsAt: local(session.endsAt, zone),
    track: session.trackId ?? '',
    rooms: session.rooms.map(({ id }) => id).join(' '),
    spokenIn: session.spokenIn.join(' '),
    interpretedInto: session.interpretedInto.join(' '),
    streamUrl: session.streamUrl ?? '',
    streamRule: session.streamRule,
    streamMinutes: String(session.streamMinutes),
    recordingUrl: session.recordingUrl ?? '',
    recordingRule: session.recordingRule,
    ...(session.doNotRecord ? { doNotRecord: 'on' } : {}),
    internalNote: session.internalNote ?? '',
    position: String(session.position),
  },
  faults: {},
})

export const emptySessionForm: FormState = {
  values: { kind: 'talk', streamRule: 'registrants', streamMinutes: '15', recordingRule: 'registrants' },
  faults: {},
}

/** The form of a track as it stands. */
export const formOfTrack = ({ name, colour, position }: TrackRow): FormState => ({
  values: { ...fieldsOf('name', name), colour, position: String(position) },
  faults: {},
})

export const emptyTrackForm: FormState = { values: { colour: '#0b5c5c' }, faults: {} }
