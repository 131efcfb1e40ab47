import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { differences, type FormState } from '#worker/core/form.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'

/** What was typed and what somebody else saved meanwhile, both as the form reads them. */
export interface TwoVersions {
  mine: FormState
  saved: FormState
}

interface ConflictProps extends TwoVersions {
  frame: Frame
  labels: Record<string, string>
  /** A value as a reader knows it, where the form holds a code. */
  inWords: (path: string, value: string) => string
  /** The form's `id`, so that the button above it posts what is typed in it. */
  formId: string
  /** Where the saved version is edited. */
  path: string
}

/** Two people edited the same thing: both versions side by side, and the choice between them. Nothing is overwritten silently. */
export function Conflict({ frame, mine, saved, labels, inWords, formId, path }: ConflictProps) {
  const { console: texts, shared } = messages(frame.locale)
  const t = texts.conflict
  const label = (field: string) => {
    const known = contentLanguages.find((language) => field.endsWith(`.${language}`))
    const name = known ? field.slice(0, -known.length - 1) : field
    return `${labels[name] ?? name}${known ? ` (${shared.languages[known]})` : ''}`
  }
  const shown = (form: FormState, field: string) => inWords(field, form.values[field] ?? '') || t.empty
  return (
    <section class="panel conflict" role="alert" tabindex={-1} autofocus>
      <h2 id="conflict">{t.title}</h2>
      <p>{t.intro}</p>
      <section class="table-box" aria-labelledby="conflict" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.mine}</th>
              <th scope="col">{t.saved}</th>
            </tr>
          </thead>
          <tbody>
            {differences(mine, saved).map((field) => (
              <tr>
                <th scope="row">
                  <a href={`#${field}`}>{label(field)}</a>
                </th>
                <td>{shown(mine, field)}</td>
                <td>{shown(saved, field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>{t.hint}</p>
      <div class="actions">
        <button type="submit" form={formId}>
          {t.keepMine}
        </button>
        <a class="button secondary" href={link(frame, path)}>
          {t.takeSaved}
        </a>
      </div>
    </section>
  )
}
