import { ChangeList } from '#web/components/change-list.tsx'
import { EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { ReleaseNotes } from '#web/components/release-notes.tsx'
import { ReleasedWhen } from '#web/components/released-when.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { Programme } from '#web/pages/public/event-programme.tsx'
import type { VersionToTakeBack } from '#worker/domain/programme/draft.ts'
import { releasedSessions } from '#worker/domain/programme/frozen.ts'

type ReleasePageProps = EventPageProps & VersionToTakeBack

/** A released version as the public saw it, and what taking it back as the draft would replace. */
export function ReleasePage({ release, programme, drafted, isSame, ...page }: ReleasePageProps) {
  const { frame, event } = page
  const { locale } = frame
  const t = messages(locale).console.releases
  return (
    <EventFrame {...page} title={t.version(release.number)} current="sessions">
      <ReleasedWhen {...{ frame, event, release }} />
      <ReleaseNotes {...{ locale, event, release }} />
      <p>
        <a href={link(frame, `/console/events/${event.slug}/releases`)}>{t.title}</a>
      </p>
      <section class="panel">
        <h2>{t.takeBack}</h2>
        {isSame ? (
          <p>{t.takeBackSame}</p>
        ) : (
          <>
            <p>{t.takeBackPoints(drafted.length)}</p>
            {drafted.length > 0 ? <ChangeList {...{ locale, event }} changes={drafted} /> : null}
            <p class="muted">{t.takeBackNext}</p>
            <PostButton
              frame={frame}
              path={`/console/events/${event.slug}/releases/${release.number}/restoration`}
              label={t.takeBackConfirm(release.number)}
            />
          </>
        )}
      </section>
      <Programme {...{ frame, event }} programme={releasedSessions(programme)} preview />
    </EventFrame>
  )
}
