import type { Frame } from '#web/layouts/frame.ts'
import type { SessionThumbnail } from '#worker/domain/galleries/showing/teaser.ts'
import type { ShownMaterial } from '#worker/domain/materials/released.ts'
import type { releasedSessionOf } from '#worker/domain/programme/public-queries.ts'
import type { sessionPlacesStatement } from '#worker/domain/registrations/sign-ups/queries.ts'

/** Everything that the page of a session shows. */
export interface SessionView extends ReturnType<typeof releasedSessionOf> {
  frame: Frame
  /** How its sign-up stands, where it wants one. */
  places: Awaited<ReturnType<typeof sessionPlacesStatement>>[number] | undefined
  materials: readonly ShownMaterial[]
  /** The first of its album. */
  photos: readonly SessionThumbnail[]
}
