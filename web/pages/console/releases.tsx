import { ChangeList } from '#web/components/change-list.tsx'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { ReleaseNotes } from '#web/components/release-notes.tsx'
import { ReleasedWhen } from '#web/components/released-when.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { DraftAndReleases } from '#worker/domain/programme/draft.ts'
import { maxLength } from '#worker/domain/programme/schema.ts'
import type { ReleaseByWhom } from '#worker/domain/programme/versions.ts'

interface ReleasesProps extends EventPageProps {
  draft: DraftAndReleases
  form: FormState
  /** What was just done, with which version. */
  done?: { what: 'released' | 'taken-back'; number: number } | undefined
  /** Somebody else released while this form was open. */
  overtaken?: true
}

/** What the next release would change, the form that releases it, and the versions so far. */
export function ReleasesPage({ draft, form, done, overtaken, ...page }: ReleasesProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.releases
  const { releases, older } = draft
  const said = done && { released: t.isReleased, 'taken-back': t.isTakenBack }[done.what](done.number)
  return (
    <EventFrame {...page} title={t.title} current="sessions">
      <Done words={said} />
      {overtaken ? (
        <p class="notice bad" role="alert">
          {t.overtaken}
        </p>
      ) : null}
      <NextRelease {...page} draft={draft} form={form} />
      <h2>{t.versions}</h2>
      {draft.newest === 0 ? <p class="empty">{t.noVersions}</p> : null}
      {releases.map((release) => (
        <Version {...page} release={release} isNewest={release.number === draft.newest} />
      ))}
      {older === undefined ? null : (
        <p>
          <a class="button secondary" href={link(frame, `/console/events/${event.slug}/releases?before=${older}`)}>
            {messages(frame.locale).programme.changes.older}
          </a>
        </p>
      )}
    </EventFrame>
  )
}

function NextRelease({ draft, form, ...page }: EventPageProps & Pick<ReleasesProps, 'draft' | 'form'>) {
  const { frame, event } = page
  const t = messages(frame.locale).console.releases
  const { newest, sessions, warnings } = draft
  const path = `/console/events/${event.slug}`
  const isEmpty = newest === 0 && sessions.length === 0
  return (
    <section class="panel">
      <h2>{t.next}</h2>
      {isEmpty ? <p>{t.nothingDrafted}</p> : <WhatChanges {...page} draft={draft} />}
      {event.state === 'published' ? null : <p class="muted">{t.unpublished}</p>}
      {warnings.length > 0 ? (
        <p>
          {t.warnings(warnings.length)} <a href={link(frame, `${path}/sessions#warnings`)}>{t.seeWarnings}</a>
        </p>
      ) : null}
      {isEmpty ? <a href={link(frame, `${path}/sessions`)}>{t.toSessions}</a> : null}
      {isEmpty || draft.isSame ? null : <ReleaseForm {...page} form={form} newest={newest} />}
    </section>
  )
}

function WhatChanges({ frame: { locale }, event, draft }: EventPageProps & Pick<ReleasesProps, 'draft'>) {
  const t = messages(locale).console.releases
  const { newest, sessions, changes, isSame } = draft
  if (newest === 0) return <p>{t.first(sessions.length)}</p>
  if (isSame) return <p>{t.unchanged(newest)}</p>
  if (changes.length === 0) return <p>{t.onlyDetails}</p>
  return (
    <>
      <h3>{t.changes(changes.length)}</h3>
      <ChangeList {...{ locale, event, changes }} />
    </>
  )
}

function ReleaseForm({ frame, event, form, newest }: EventPageProps & { form: FormState; newest: number }) {
  const { locale } = frame
  const t = messages(locale).console.releases
  return (
    <>
      <FaultSummary form={form} labels={{ note: t.note }} locale={locale} />
      <form method="post" action={link(frame, `/console/events/${event.slug}/releases`)} class="form-column" novalidate>
        <input type="hidden" name="seen" value={String(newest)} />
        <LocalizedField
          {...{ form, locale }}
          name="note"
          label={t.note}
          hint={t.noteHint}
          languages={event.languages}
          maxLength={maxLength.releaseNote}
          rows={2}
        />
        <div class="actions">
          <button type="submit">{t.release(newest + 1)}</button>
        </div>
      </form>
    </>
  )
}

function Version({ frame, event, release, isNewest }: EventPageProps & { release: ReleaseByWhom; isNewest: boolean }) {
  const { locale } = frame
  const t = messages(locale).console.releases
  const isPublic = isNewest && event.state === 'published'
  return (
    <section class="panel" id={`version-${release.number}`}>
      <div class="page-head">
        <h3>{t.version(release.number)}</h3>
        {isPublic ? <span class="badge good">{t.current}</span> : null}
      </div>
      <ReleasedWhen {...{ frame, event, release }} />
      <ReleaseNotes {...{ locale, event, release }} />
      <p class="actions">
        <a href={link(frame, `/console/events/${event.slug}/releases/${release.number}`)}>{t.lookAt(release.number)}</a>
        {isPublic ? <a href={link(frame, `/events/${event.slug}/schedule`)}>{t.publicSchedule}</a> : null}
      </p>
    </section>
  )
}
