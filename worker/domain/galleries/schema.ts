import * as z from 'zod'
import { cleanLine, localizedSchema } from '#worker/core/text/localized.ts'
import { LocalTime } from '#worker/core/time.ts'
import { photoLicences } from './table.ts'

export const maxPhotosOfEvent = 2000
export const maxAltLength = 250
export const maxCaptionLength = 300
export const maxAlbumTitleLength = 120
export const maxCreditLength = 120
export const maxAlbumsOfEvent = 200

/** The client's key of one upload: random, so that sending it again is not a second photo. */
export const UploadKey = z.string().regex(/^[\w-]{8,80}$/)

/** SHA-256 of pictures that somebody is about to send. */
export const Announcement = z.object({ hashes: z.array(z.string().regex(/^[\da-f]{64}$/)).max(500) })

const credit = z.string().max(maxCreditLength).transform(cleanLine)
const licence = z.enum(photoLicences)
const texts = { alt: localizedSchema(maxAltLength).default({}), caption: localizedSchema(maxCaptionLength).default({}) }

export const PhotoTexts = z.object({
  ...texts,
  credit: credit.transform((text) => text || null).default(null),
  licence: licence.default('all-rights-reserved'),
})
export type PhotoTexts = z.output<typeof PhotoTexts>

const placing = z.literal('place')

/** Beside another photo, or at a place of the list, counted without those that are moved. */
const PhotosPlacing = z.union([
  z.object({ deed: placing, after: z.uuid() }),
  z.object({ deed: placing, before: z.uuid() }),
  z.object({ deed: placing, place: z.coerce.number().int().min(1).max(maxPhotosOfEvent) }),
])
export type PhotosPlacing = z.output<typeof PhotosPlacing>

const PhotosDeed = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('describe'), ...texts }),
  z.object({ deed: z.literal('credit'), credit: credit.optional(), licence: licence.optional() }),
  z.object({ deed: z.literal('album'), album: z.uuid() }),
  z.object({ deed: z.enum(['highlight', 'no-highlight', 'press', 'no-press', 'hide', 'show', 'let-in']) }),
  z.object({ deed: z.literal('delete') }),
  z.object({ deed: z.literal('restore') }),
])

/** What is done with several photos at once; of texts, only those that were typed. */
export const PhotosChange = z.union([PhotosDeed, PhotosPlacing])
export type PhotosChange = z.output<typeof PhotosChange>

const ids = z.array(z.uuid()).max(maxPhotosOfEvent)

/** Which photos of a form are meant: those that were ticked, or all of the list that it stands under. */
export const PhotosTicked = z.object({
  photos: z.preprocess((value) => (typeof value === 'string' ? [value] : value), ids).default([]),
  everything: z.literal('yes').optional(),
})

export const photoLists = ['all', 'undescribed', 'hidden', 'inbox', 'deleted'] as const
export type PhotoList = (typeof photoLists)[number]

/** The album that takes what a removed one held; without it only an empty one is removed. */
export const AlbumRemoval = z.object({ heir: z.uuid().optional() })

export const AlbumTitle = z.object({ title: localizedSchema(maxAlbumTitleLength).default({}) })

export const PhotoMove = z.object({ direction: z.enum(['up', 'down']) })
export type PhotoMove = z.output<typeof PhotoMove>

/** Saved, and on to the next photo that has no description. */
export const OnToNext = z.object({ next: z.literal('yes').optional() })

export const PhotoTurn = z.object({ turn: z.enum(['left', 'right']) })
export type PhotoTurn = z.output<typeof PhotoTurn>

/** By how much a camera's clock was wrong: so many minutes, or as one of its pictures tells. */
export const ClockCorrection = z.union([
  z.object({ photo: z.uuid(), takenAt: LocalTime }),
  z.object({ minutes: z.coerce.number().int().min(-1_100_000).max(1_100_000) }),
])
export type ClockCorrection = z.output<typeof ClockCorrection>

export const Sorting = z.object({ albums: z.literal('yes').optional() })

/** An attendee shows what they liked best, not a whole card. */
export const maxPhotosOfAttendee = 50

export const maxPhotosOfLink = 1000

export const NewPhotographer = z.object({
  name: z.string().max(100).transform(cleanLine).pipe(z.string().min(1)),
  maxPhotos: z.coerce.number().int().min(1).max(maxPhotosOfLink).default(500),
  /** In the event's zone. */
  endsAt: LocalTime,
})
export type NewPhotographer = z.output<typeof NewPhotographer>

export const GallerySettings = z.object({ takesFromAttendees: z.literal('yes').optional() })
