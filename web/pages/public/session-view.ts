import type { Frame } from '#web/layouts/frame.ts'
import type { getReleasedSession } from '#worker/domain/programme/public-queries.ts'

/** Everything that the page of a session shows. */
export type SessionView = { frame: Frame } & Awaited<ReturnType<typeof getReleasedSession>>
