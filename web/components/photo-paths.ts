import type { EventRow } from '#worker/domain/events/table.ts'

type Addressed = Pick<EventRow, 'slug'>

/** The pictures of an event, or of one of its albums. */
export const galleryPath = (event: Addressed, albumId?: string): string =>
  `/events/${event.slug}/photos${albumId === undefined ? '' : `/albums/${albumId}`}`

export const photoPath = (event: Addressed, publicKey: string): string => `/events/${event.slug}/photos/${publicKey}`

/** All pictures as a ZIP. */
export const archivePath = (event: Addressed): string => `/events/${event.slug}/photos.zip`

/** The newest pictures as RSS. */
export const newestPath = (event: Addressed): string => `/events/${event.slug}/photos.rss`

/** Under which name one picture is saved. */
export const savedName = (event: Addressed, number: number): string =>
  `${event.slug}_${String(number).padStart(4, '0')}.webp`
