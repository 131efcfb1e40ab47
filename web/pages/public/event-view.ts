import type { Frame } from '#web/layouts/frame.ts'
import type { Host } from '#worker/domain/events/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { PhotoThumbnail } from '#worker/domain/galleries/showing/teaser.ts'
import type { ShownMaterial } from '#worker/domain/materials/released.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import type { Availability } from '#worker/domain/registrations/availability.ts'

/** Everything that the page of an event shows. */
export interface EventView {
  frame: Frame
  event: EventRow
  hosts: readonly Host[]
  /** Of the newest release; of the draft in a preview. */
  programme: readonly ReleasedSession[]
  photos: readonly PhotoThumbnail[]
  /** What the event itself gives to everybody now. */
  materials: readonly ShownMaterial[]
  availability: Availability
  /** Shown through the preview address: marked as such, kept out of search engines, without feeds. */
  preview?: true
}

export const eventPath = (event: Pick<EventRow, 'slug'>): string => `/events/${event.slug}`
