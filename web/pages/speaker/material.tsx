import { Done, PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { MaterialState } from '#web/components/material-state.tsx'
import { MaterialUpload } from '#web/components/material-upload.tsx'
import { MaterialVersions } from '#web/components/material-versions.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { SpeakingFrame, type SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { downloadPath } from '#worker/domain/materials/address.ts'
import type { OwnMaterialDetail } from '#worker/domain/materials/of-speaker.ts'
import { maxMaterialTitleLength } from '#worker/domain/materials/schema.ts'
import { stateOf } from '#worker/domain/materials/state.ts'

interface MaterialProps extends Omit<SpeakingPageProps, 'done'> {
  detail: OwnMaterialDetail
  news: MaterialNews | undefined
  /** Of its title. */
  form: FormState
}

export const materialNews = ['uploaded', 'cancelled', 'none', 'renamed', 'withdrawn'] as const
export type MaterialNews = (typeof materialNews)[number]

export const formOfTitle = ({ material }: OwnMaterialDetail): FormState => ({
  values: fieldsOf('title', material.title),
  faults: {},
})

/** What only who added it may do: another title, and taking it from the readers. */
function Change({
  frame,
  detail: { material, isTheirs },
  speaking: { event },
  form,
  path,
}: MaterialProps & { path: string }) {
  const { locale } = frame
  const { speaker, materials: words } = messages(locale)
  const t = speaker.materials
  if (!isTheirs || event.state === 'cancelled') return null
  const languages = contentLanguages.filter((one) => event.languages.includes(one) || one in material.title)
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t.change}</h2>
      <form method="post" action={link(frame, `${path}/title`)} class="form-column" novalidate>
        <LocalizedField
          {...{ form, locale, languages }}
          name="title"
          label={words.fields.title}
          maxLength={maxMaterialTitleLength}
        />
        <button type="submit" class="secondary">
          {t.rename}
        </button>
      </form>
      {material.withdrawnAt ? null : (
        <>
          <p>{t.withdrawHint}</p>
          <PostButton frame={frame} path={`${path}/withdrawal`} label={words.withdraw} look="danger" />
        </>
      )}
    </section>
  )
}

/** One material of the speaker's: how it stands, its rule in words, the upload, its versions. */
export function MaterialPage(props: MaterialProps) {
  const { detail, news, form, ...page } = props
  const { frame, base, speaking } = page
  const { material, newestState } = detail
  const { event } = speaking
  const { speaker, materials: words } = messages(frame.locale)
  const t = speaker.materials
  const path = `${base}/materials/${material.id}`
  return (
    <SpeakingFrame
      {...page}
      title={plain(material.title, frame.locale, event.languages)}
      heading={<Phrase value={material.title} locale={frame.locale} order={event.languages} />}
      islands={['material-upload.js']}
    >
      <FaultSummary {...{ form }} locale={frame.locale} labels={{ title: words.fields.title }} />
      <Done words={news === 'cancelled' ? words.cancelled : undefined} />
      <Done words={news === 'renamed' || news === 'withdrawn' ? t.done[news] : undefined} />
      {news === 'uploaded' && newestState !== 'refused' ? (
        <p class="notice good" role="status">
          {newestState === 'ready' ? t.ready : t.checking}{' '}
          {newestState === 'ready' ? null : <a href={link(frame, path)}>{messages(frame.locale).photos.reload}</a>}
        </p>
      ) : null}
      {news === 'none' ? (
        <p class="notice bad" role="alert">
          {words.file.none}
        </p>
      ) : null}
      <p>
        {words.kinds[material.kind]} <MaterialState locale={frame.locale} state={stateOf(detail)} />
      </p>
      <p>
        {material.withdrawnAt
          ? t.withdrawn
          : t.rule(words.releaseRules[material.releaseRule], words.audiences[material.audience])}
      </p>
      {material.kind === 'link' || event.state === 'cancelled' ? null : (
        <>
          <MaterialUpload frame={frame} path={path} materialId={material.id} />
          <p class="hint">{t.newVersion}</p>
        </>
      )}
      <MaterialVersions
        {...{ frame }}
        versions={detail.versions}
        currentVersionId={material.currentVersionId}
        addressOf={({ state, type, ...version }) =>
          state === 'ready' && type ? base + downloadPath({ ...version, type }) : undefined
        }
      />
      <Change {...props} path={path} />
      <p>
        <a href={link(frame, `${base}/sessions/${material.sessionId}`)}>{speaker.sessions.open}</a>
      </p>
    </SpeakingFrame>
  )
}
