import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Releasable } from '#worker/domain/programme/releasable.ts'
import type { EventPageProps } from './event-frame.tsx'

export type DraftStateProps = Pick<EventPageProps, 'frame' | 'event'> &
  Pick<Releasable, 'sessions' | 'newest' | 'changes' | 'isSame'>

/** How the draft stands to what the public sees, with the way to release it. */
export function DraftState({ frame, event, sessions, newest, changes, isSame }: DraftStateProps) {
  const t = messages(frame.locale).console.releases
  if (newest === 0 && sessions.length === 0) return null
  const words = newest === 0 ? t.none : isSame ? t.same(newest) : t.differs(newest, changes.length)
  return (
    <p class={isSame ? 'notice' : 'notice warn'}>
      {words} {newest === 0 ? null : event.state === 'published' ? t.publicSees(newest) : t.hidden}{' '}
      <a href={link(frame, `/console/events/${event.slug}/releases`)}>{isSame ? t.toVersions : t.toReleases}</a>
    </p>
  )
}
