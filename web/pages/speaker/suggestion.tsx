import { PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { SpeakingFrame, type SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { maxLength } from '#worker/domain/programme/schema.ts'
import { SuggestionFields } from '#worker/domain/programme/speaking/schema.ts'
import type { OwnSession } from '#worker/domain/programme/speaking/workspace.ts'
import { Texts } from './session-texts.tsx'

interface SuggestionProps extends SpeakingPageProps {
  own: OwnSession
  form: FormState
  /** What was sent is what stands there already. */
  isSame: boolean
}

/** Title and abstract as they are, and the form for how they should become. */
export function SuggestionPage({ own, form, isSame, ...page }: SuggestionProps) {
  const { frame, base, speaking } = page
  const { locale } = frame
  const { session, suggestion } = own
  const { languages } = speaking.event
  const t = messages(locale).speaker.suggestion
  const path = `${base}/sessions/${session.id}/suggestion`
  const labels = { title: t.titleLabel, abstract: t.abstractLabel, note: t.note }
  return (
    <SpeakingFrame {...page} title={t.formTitle}>
      <FaultSummary {...{ form, labels, locale }} />
      {isSame ? (
        <p class="notice bad" role="alert">
          {t.same}
        </p>
      ) : null}
      <p>{t.intro}</p>
      <section class="panel" aria-labelledby="now">
        <h2 id="now">{t.now}</h2>
        <Texts {...{ frame, languages }} title={session.title} abstract={session.abstract} />
      </section>
      <form method="post" action={link(frame, path)} class="form-column" novalidate>
        <LocalizedField
          {...{ form, locale, languages }}
          name="title"
          label={t.titleLabel}
          maxLength={maxLength.title}
        />
        <LocalizedField
          {...{ form, locale, languages }}
          name="abstract"
          label={t.abstractLabel}
          maxLength={maxLength.abstract}
          rows={8}
        />
        <Field schema={SuggestionFields} {...{ form, locale }} name="note" label={t.note} rows={3} />
        <button type="submit">{t.send}</button>
      </form>
      {suggestion?.state === 'open' ? (
        <PostButton frame={frame} path={`${path}/withdrawal`} label={t.withdraw} look="danger" />
      ) : null}
      <p>
        <a href={link(frame, `${base}/sessions/${session.id}`)}>{messages(locale).speaker.sessions.open}</a>
      </p>
    </SpeakingFrame>
  )
}
