import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { MaterialRow } from './table.ts'

/** The form of a new material, of a session where its id is given. */
export const emptyMaterialForm = (session: string): FormState => ({
  values: { kind: 'slides', session, releaseRule: 'at-once', audience: 'everybody', licence: 'all-rights-reserved' },
  faults: {},
})

/** A material as its form shows it, in the event's zone. */
export const formOfMaterial = (material: MaterialRow, timeZone: string): FormState => ({
  values: {
    kind: material.kind,
    session: material.sessionId ?? '',
    ...fieldsOf('title', material.title),
    url: material.url ?? '',
    releaseRule: material.releaseRule,
    releaseAt: material.releaseAt ? localTimeOf(material.releaseAt, timeZone) : '',
    audience: material.audience,
    licence: material.licence,
  },
  faults: {},
})
