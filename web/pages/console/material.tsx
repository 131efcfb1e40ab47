import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { MaterialFields } from '#web/components/material-fields.tsx'
import { MaterialState } from '#web/components/material-state.tsx'
import { MaterialUpload } from '#web/components/material-upload.tsx'
import { MaterialVersions } from '#web/components/material-versions.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import { downloadPath } from '#worker/domain/materials/address.ts'
import type { MaterialDetail } from '#worker/domain/materials/queries.ts'
import { stateOf } from '#worker/domain/materials/state.ts'
import type { VersionRow } from '#worker/domain/materials/table.ts'
import { MaterialDownloads } from './material-downloads.tsx'
import { OpenUploads } from './open-uploads.tsx'

interface MaterialProps extends EventPageProps {
  detail: MaterialDetail
  form: FormState
  done: 'saved' | 'uploaded' | 'withdrawn' | 'cancelled' | 'none' | undefined
  /** The reader's account: only their own uploads may be cancelled. */
  reader: string
}

interface BringBackProps extends Pick<MaterialProps, 'frame' | 'detail'> {
  path: string
  version: VersionRow
}

function BringBack({ frame, path, detail: { material }, version }: BringBackProps) {
  if (version.state !== 'ready' || version.id === material.currentVersionId) return null
  const t = messages(frame.locale).materials
  return (
    <PostButton
      frame={frame}
      path={`${path}/versions/${version.id}/restoration`}
      label={t.bringBack}
      about={`${t.bringBack}: ${t.version(version.number)}`}
    />
  )
}

/** One material: its file and the versions before it, what it is, who gets it, and how to take it back. */
export function MaterialPage({ detail, form, done, reader, ...page }: MaterialProps) {
  const { frame, event } = page
  const { material, versions, sessions } = detail
  const t = messages(frame.locale).materials
  const path = `/console/events/${event.slug}/materials/${material.id}`
  return (
    <EventFrame
      {...page}
      title={plain(material.title, frame.locale, event.languages)}
      current="materials"
      islands={['material-upload.js']}
    >
      <Done words={done && done !== 'none' ? t[done] : undefined} />
      {done === 'none' ? (
        <p class="notice bad" role="alert">
          {t.file.none}
        </p>
      ) : null}
      <p>
        <a href={link(frame, `/console/events/${event.slug}/materials`)}>{t.back}</a>{' '}
        <MaterialState locale={frame.locale} state={stateOf(detail)} />
      </p>
      {material.kind === 'link' ? null : <MaterialUpload frame={frame} path={path} materialId={material.id} />}
      <OpenUploads frame={frame} path={path} uploads={detail.uploads} reader={reader} />
      <MaterialVersions
        {...{ frame, versions }}
        currentVersionId={material.currentVersionId}
        addressOf={({ type, ...version }) => type && downloadPath({ ...version, type })}
        actionOf={(version) => <BringBack {...{ frame, path, detail, version }} />}
      />
      <MaterialDownloads frame={frame} downloads={detail.downloads} />
      <section class="panel form-column" aria-labelledby="edit">
        <h2 id="edit">{t.edit}</h2>
        <form method="post" action={link(frame, path)} novalidate>
          <MaterialFields {...{ frame, event, sessions, form }} />
          <button type="submit">{t.save}</button>
        </form>
      </section>
      <section class="panel take-away" aria-labelledby="take-away">
        <h2 id="take-away">{t.takeAway}</h2>
        {material.withdrawnAt ? (
          <PostButton frame={frame} path={`${path}/withdrawal/removal`} label={t.giveAgain} />
        ) : (
          <>
            <p>{t.withdrawNext}</p>
            <PostButton frame={frame} path={`${path}/withdrawal`} label={t.withdraw} look="danger" />
          </>
        )}
        <p>{t.deleteNext}</p>
        <PostButton frame={frame} path={`${path}/deletion`} label={t.delete} look="danger" />
      </section>
    </EventFrame>
  )
}
