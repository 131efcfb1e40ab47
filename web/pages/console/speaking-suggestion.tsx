import { momentInWords } from '#web/components/dates.ts'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { differencesOf, TextSide } from '#web/components/text-differences.tsx'
import { link } from '#web/layouts/frame.ts'
import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { Refusal } from '#worker/domain/programme/speaking/decide.ts'
import type { Suggestion } from '#worker/domain/programme/speaking/suggestions.ts'

interface SuggestionProps extends EventPageProps {
  found: Suggestion
  /** Of the refusal. */
  form: FormState
  /** Whether somebody edited the session since it was shown. */
  isStale: boolean
}

/** A suggestion: what stands now and what would, side by side, then yes or no. */
export function SpeakingSuggestionPage({ found, form, isStale, ...page }: SuggestionProps) {
  const { frame, event } = page
  const { locale } = frame
  const { deciding: t } = messages(locale).speakingConsole
  const { suggestion, session, speaker, writtenBy } = found
  const path = `/console/events/${event.slug}/speaking/suggestions`
  const title = session ? plain(session.title, locale, event.languages) : t.removed
  const when = momentInWords(suggestion.createdAt, locale, event.timeZone)
  return (
    <EventFrame {...page} title={t.one(title)} current="speaking">
      <FaultSummary {...{ form, locale }} labels={{ reason: t.reason }} />
      <p>
        <a href={link(frame, path)}>{t.back}</a>
      </p>
      {isStale ? (
        <p class="notice warn" role="alert">
          {t.stale}
        </p>
      ) : null}
      <p>
        <a href={link(frame, `/console/events/${event.slug}/speaking/speakers/${speaker.slug}`)}>{speaker.name}</a>
        {` · ${when}`}
        {writtenBy ? ` · ${t.through(writtenBy)}` : null}
      </p>
      {suggestion.note ? (
        <p>
          {t.note}
          {colon(locale)}
          {suggestion.note}
        </p>
      ) : null}
      <Texts {...page} found={found} />
      {suggestion.state === 'open' ? (
        <Decision {...page} {...{ found, form }} path={`${path}/${suggestion.id}`} />
      ) : (
        <Decided {...page} found={found} />
      )}
    </EventFrame>
  )
}

/** Each text that would change, language by language. */
function Texts({ frame, found: { suggestion, session } }: EventPageProps & { found: Suggestion }) {
  const { speakingConsole, shared } = messages(frame.locale)
  const t = speakingConsole.deciding
  const names = { title: t.titleText, abstract: t.abstractText }
  const changed = (['title', 'abstract'] as const).flatMap((text) => {
    const [now, then] = [session?.[text] ?? {}, suggestion[text]]
    if (!then) return []
    return contentLanguages
      .filter((language) => (now[language] ?? '') !== (then[language] ?? ''))
      .map((language) => ({ text, language, stretches: differencesOf(now[language] ?? '', then[language] ?? '') }))
  })
  if (changed.length === 0) return <p class="muted">{t.same}</p>
  return (
    <>
      <p class="muted" id="marks">
        {t.marks}
      </p>
      <section class="table-box compared-texts" aria-labelledby="marks" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.text}</th>
              <th scope="col">{t.now}</th>
              <th scope="col">{t.suggested}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ text, language, stretches }) => (
              <tr>
                <th scope="row">{`${names[text]} (${shared.languages[language]})`}</th>
                {(['before', 'after'] as const).map((side) => (
                  <td lang={language}>
                    <TextSide {...{ stretches, side }} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

type DecisionProps = EventPageProps & Pick<SuggestionProps, 'found' | 'form'> & { path: string }

function Decision({ frame, found: { session }, form, path }: DecisionProps) {
  const { deciding: t } = messages(frame.locale).speakingConsole
  return (
    <>
      {session ? (
        <form method="post" action={link(frame, `${path}/acceptance`)} class="form-column panel">
          <input type="hidden" name="revision" value={session.revision} />
          <p class="hint">{t.acceptHint}</p>
          <button type="submit">{t.accept}</button>
        </form>
      ) : null}
      <form method="post" action={link(frame, `${path}/refusal`)} class="form-column panel" novalidate>
        <Field
          {...{ form }}
          schema={Refusal}
          locale={frame.locale}
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          rows={3}
        />
        <button type="submit" class="secondary">
          {t.refuse}
        </button>
      </form>
    </>
  )
}

function Decided({ frame, event, found: { suggestion, decidedBy } }: EventPageProps & { found: Suggestion }) {
  const { deciding: t } = messages(frame.locale).speakingConsole
  const { state, decidedAt, reason } = suggestion
  return (
    <p class="notice">
      <strong>{t.states[state]}</strong>
      {decidedBy && decidedAt
        ? ` · ${t.decidedBy(decidedBy, momentInWords(decidedAt, frame.locale, event.timeZone))}`
        : null}
      {reason ? ` · ${reason}` : null}
    </p>
  )
}
