import { messages } from '#web/messages/messages.ts'
import type { Release } from '#worker/domain/programme/versions.ts'
import { ChangeList } from './change-list.tsx'
import { Phrase } from './phrase.tsx'

type ChangeListProps = Parameters<typeof ChangeList>[0]

interface ReleaseNotesProps extends Omit<ChangeListProps, 'changes'> {
  release: Pick<Release, 'number' | 'note' | 'changes' | 'sessions'>
}

/** What a release says of itself: its note, and what it changed. */
export function ReleaseNotes({ release, ...props }: ReleaseNotesProps) {
  const { locale, event } = props
  const { note, changes, number, sessions } = release
  const t = messages(locale).programme.changes
  const isFirst = number === 1
  return (
    <>
      {Object.keys(note).length > 0 ? (
        <p class="release-note">
          <Phrase value={note} locale={locale} order={event.languages} />
        </p>
      ) : null}
      {isFirst || changes.length === 0 ? (
        <p class="muted">{isFirst ? t.first(sessions) : t.details}</p>
      ) : (
        <ChangeList {...props} changes={changes} />
      )}
    </>
  )
}
