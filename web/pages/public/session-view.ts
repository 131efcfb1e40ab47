import type { Frame } from '#web/layouts/frame.ts'
import type { getSessionWithPlaces } from '#worker/domain/registrations/sign-ups/queries.ts'

/** Everything that the page of a session shows. */
export type SessionView = { frame: Frame } & Awaited<ReturnType<typeof getSessionWithPlaces>>
