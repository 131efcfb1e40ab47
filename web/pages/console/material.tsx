import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { MaterialFields } from '#web/components/material-fields.tsx'
import { MaterialState } from '#web/components/material-state.tsx'
import { MaterialUpload } from '#web/components/material-upload.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { MaterialDetail } from '#worker/domain/materials/queries.ts'
import { stateOf } from '#worker/domain/materials/state.ts'
import { MaterialDownloads } from './material-downloads.tsx'
import { MaterialVersions } from './material-versions.tsx'
import { OpenUploads } from './open-uploads.tsx'

interface MaterialProps extends EventPageProps {
  detail: MaterialDetail
  form: FormState
  done: 'saved' | 'uploaded' | 'withdrawn' | 'cancelled' | 'none' | undefined
  /** The reader's account: only their own uploads may be cancelled. */
  reader: string
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
      <MaterialVersions {...{ frame, path, material, versions }} />
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
