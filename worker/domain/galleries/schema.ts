import * as z from 'zod'
import { localizedSchema } from '#worker/core/text/localized.ts'

export const maxPhotosOfEvent = 2000
export const maxAltLength = 250
export const maxCaptionLength = 300
export const maxAlbumTitleLength = 120

/** The client's key of one upload: random, so that sending it again is not a second photo. */
export const UploadKey = z.string().regex(/^[\w-]{8,80}$/)

export const PhotoTexts = z.object({
  alt: localizedSchema(maxAltLength).default({}),
  caption: localizedSchema(maxCaptionLength).default({}),
})
export type PhotoTexts = z.output<typeof PhotoTexts>

export const AlbumTitle = z.object({ title: localizedSchema(maxAlbumTitleLength).default({}) })

export const PhotoMove = z.object({ direction: z.enum(['up', 'down']) })
export type PhotoMove = z.output<typeof PhotoMove>
