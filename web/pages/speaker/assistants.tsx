import { ChoiceField } from '#web/components/choice-field.tsx'
import { PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import type { SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import { NewAssistant } from '#worker/domain/programme/speaking/schema.ts'
import type { Workspace } from '#worker/domain/programme/speaking/workspace.ts'

type AssistantsProps = SpeakingPageProps & { workspace: Workspace; form?: FormState | undefined }

/** Who works for the speaker, and the form that names one more. */
export function Assistants({ frame, base, workspace, form }: AssistantsProps) {
  const { locale } = frame
  const t = messages(locale).speaker.assistants
  const { languages } = messages(locale).shared
  const shared = { schema: NewAssistant, form: form ?? { values: { locale }, faults: {} }, locale }
  return (
    <section aria-labelledby="assistants">
      <h2 id="assistants">{t.title}</h2>
      {form ? (
        <FaultSummary form={form} labels={{ name: t.name, email: t.email, locale: t.locale }} locale={locale} />
      ) : null}
      <p>{t.intro}</p>
      {workspace.assistants.length > 0 ? (
        <ul class="material-list">
          {workspace.assistants.map(({ id, name, email }) => (
            <li>
              <span class="person">{name}</span> <span class="about">{email}</span>
              <PostButton
                frame={frame}
                path={`${base}/assistants/${id}/revocation`}
                label={t.end}
                about={t.endOf(name)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <form method="post" action={link(frame, `${base}/assistants`)} class="person-form">
        <Field {...shared} name="name" label={t.name} />
        <Field {...shared} name="email" label={t.email} type="email" />
        <ChoiceField
          {...shared}
          name="locale"
          label={t.locale}
          choices={locales.map((value) => ({ value, label: languages[value] }))}
        />
        <button type="submit" class="secondary">
          {t.add}
        </button>
      </form>
    </section>
  )
}
