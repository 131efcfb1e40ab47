import * as z from 'zod'
import { localizedLineSchema } from '#worker/core/text/localized.ts'
import { WebAddress } from '#worker/core/text/web-address.ts'
import { instantOf, LocalTime } from '#worker/core/time.ts'
import { maxFileBytes } from './limits.ts'
import { audiences, licences, materialKinds, releaseRules } from './table.ts'

export const maxMaterialTitleLength = 200

/** The form of a material; the times are those of the event's zone. */
export const MaterialFields = z.object({
  kind: z.enum(materialKinds),
  /** Empty: of the event itself. */
  session: z.string().max(40).optional(),
  title: localizedLineSchema(maxMaterialTitleLength).default({}),
  url: WebAddress.optional(),
  releaseRule: z.enum(releaseRules),
  releaseAt: LocalTime.optional(),
  audience: z.enum(audiences),
  licence: z.enum(licences),
})

export const materialDetails = (timeZone: string) =>
  MaterialFields.transform(({ releaseAt, ...fields }, check) => {
    const fault = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    const at = fields.releaseRule === 'date' ? releaseAt && instantOf(releaseAt, timeZone) : null
    if (Object.keys(fields.title).length === 0) fault('title', 'required')
    if (fields.kind === 'link' && !fields.url) fault('url', 'required')
    if (at === undefined) fault('releaseAt', 'required')
    if (typeof at === 'string') fault('releaseAt', `time_${at}`)
    return {
      ...fields,
      session: fields.session ?? null,
      url: fields.kind === 'link' ? (fields.url ?? null) : null,
      releaseAt: at instanceof Date ? at : null,
    }
  })
export type MaterialDetails = z.output<ReturnType<typeof materialDetails>>

export const MaterialMove = z.object({ direction: z.enum(['up', 'down']) })
export type MaterialMove = z.output<typeof MaterialMove>

/** What is said of a file before its bytes come. */
export const NewUpload = z.object({
  fileName: z.string().min(1).max(1000),
  bytes: z.number().int().min(1).max(maxFileBytes),
})
export type NewUpload = z.output<typeof NewUpload>
