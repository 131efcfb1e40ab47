import { dayInWords, timeInWords, zoneInWords } from '#web/components/dates.ts'
import { ProgrammeFrame } from '#web/components/programme-frame.tsx'
import { sessionPath } from '#web/components/programme-paths.ts'
import { ReleaseNotes } from '#web/components/release-notes.tsx'
import { Instant } from '#web/components/when.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Changelog } from '#worker/domain/programme/changelog.ts'

type ChangesProps = Pick<Changelog, 'event' | 'releases' | 'older' | 'shown'> & { frame: Frame }

/** What the released versions of a programme changed, the newest first. */
export function ChangesPage({ frame, event, releases, older, shown }: ChangesProps) {
  const { locale } = frame
  const t = messages(locale).programme.changes
  const name = plain(event.title, locale, event.languages)
  const feed = link(frame, `/events/${event.slug}/changes.atom`)
  const pageOf = (number: number) => (shown.has(number) ? link(frame, sessionPath(event, { number })) : undefined)
  return (
    <ProgrammeFrame
      {...{ frame, event }}
      title={t.title}
      current="changes"
      description={t.description(name)}
      feeds={[{ href: feed, type: 'application/atom+xml', title: t.feedTitle(name) }]}
    >
      {releases.length === 0 ? <p class="muted">{t.empty}</p> : null}
      {releases.length > 0 ? <p class="muted">{t.intro(zoneInWords(event.startsAt, locale, event.timeZone))}</p> : null}
      {releases.map((release) => (
        <section class="release" id={`version-${release.number}`} aria-labelledby={`title-${release.number}`}>
          <h2 id={`title-${release.number}`}>{t.version(release.number)}</h2>
          <p class="muted">
            <Instant at={release.releasedAt} zone={event.timeZone}>
              {`${dayInWords(release.releasedAt, locale, event.timeZone)}, ${timeInWords(release.releasedAt, locale, event.timeZone)}`}
            </Instant>
          </p>
          <ReleaseNotes {...{ locale, event, release, pageOf }} />
        </section>
      ))}
      {older === undefined ? null : (
        <p>
          <a class="button secondary" href={link(frame, `/events/${event.slug}/changes?before=${older}`)}>
            {t.older}
          </a>
        </p>
      )}
      <p>
        <a href={feed} type="application/atom+xml">
          {t.feed}
        </a>
      </p>
    </ProgrammeFrame>
  )
}
