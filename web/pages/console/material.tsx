import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { MaterialFields } from '#web/components/material-fields.tsx'
import { MaterialState } from '#web/components/material-state.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { MaterialDetail } from '#worker/domain/materials/queries.ts'
import { stateOf } from '#worker/domain/materials/state.ts'
import { MaterialUpload } from './material-upload.tsx'
import { MaterialVersions } from './material-versions.tsx'

interface MaterialProps extends EventPageProps {
  detail: MaterialDetail
  form: FormState
  done: 'saved' | 'uploaded' | 'withdrawn' | 'none' | undefined
}

/** One material: its file and the versions before it, what it is, who gets it, and how to take it back. */
export function MaterialPage({ detail, form, done, ...page }: MaterialProps) {
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
      {material.kind === 'link' ? null : <MaterialUpload frame={frame} path={path} />}
      <MaterialVersions {...{ frame, path, material, versions }} />
      <section class="panel form-column" aria-labelledby="edit">
        <h2 id="edit">{t.edit}</h2>
        <form method="post" action={link(frame, path)} novalidate>
          <MaterialFields {...{ frame, event, sessions, form }} />
          <button type="submit">{t.save}</button>
        </form>
      </section>
      {material.withdrawnAt ? (
        <PostButton frame={frame} path={`${path}/withdrawal/removal`} label={t.giveAgain} />
      ) : (
        <section>
          <p>{t.withdrawNext}</p>
          <PostButton frame={frame} path={`${path}/withdrawal`} label={t.withdraw} look="danger" />
        </section>
      )}
    </EventFrame>
  )
}
