import type { SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import type { OwnSession, SuggestionRow } from '#worker/domain/programme/speaking/workspace.ts'

interface TextsProps {
  frame: Frame
  languages: readonly ContentLanguage[]
  title: Localized | null
  abstract: Localized | null
}

/** Title and abstract in every language they have; what is null is not told. */
export function Texts({ frame, languages, title, abstract }: TextsProps) {
  const { shared, speaker: t } = messages(frame.locale)
  const written = [...new Set([...languages, ...Object.keys({ ...title, ...abstract })])] as ContentLanguage[]
  return (
    <dl class="facts texts">
      {written
        .filter((language) => title?.[language] || abstract?.[language])
        .map((language) => (
          <>
            <dt>{shared.languages[language]}</dt>
            <dd lang={language}>
              {title?.[language] ? (
                <p>
                  <strong>{title[language]}</strong>
                </p>
              ) : null}
              {abstract?.[language] ? <p class="long-text">{abstract[language]}</p> : null}
            </dd>
          </>
        ))}
      {abstract && Object.keys(abstract).length === 0 ? (
        <>
          <dt>{t.suggestion.abstractLabel}</dt>
          <dd>{t.suggestion.noAbstract}</dd>
        </>
      ) : null}
    </dl>
  )
}

/** What became of a suggestion. */
export function SuggestionState({ frame, suggestion }: { frame: Frame; suggestion: SuggestionRow }) {
  const t = messages(frame.locale).speaker.suggestion
  const { state, reason, note } = suggestion
  if (state === 'withdrawn') return null
  return (
    <div class={`notice ${{ open: '', accepted: 'good', refused: 'warn' }[state]}`}>
      <p>
        <strong>{t[state]}</strong>
      </p>
      {reason ? <p class="long-text">{t.reason(reason)}</p> : null}
      {note ? <p class="long-text muted">{t.noted(note)}</p> : null}
    </div>
  )
}

/** Title and abstract as they stand, and what the speaker would rather have. */
export function SessionTexts({ frame, base, speaking, own }: SpeakingPageProps & { own: OwnSession }) {
  const t = messages(frame.locale).speaker.suggestion
  const { session, suggestion } = own
  const { languages, state } = speaking.event
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">{t.title}</h2>
      <Texts {...{ frame, languages }} title={session.title} abstract={session.abstract} />
      {suggestion ? <SuggestionState frame={frame} suggestion={suggestion} /> : null}
      {suggestion?.state === 'open' ? (
        <Texts {...{ frame, languages }} title={suggestion.title} abstract={suggestion.abstract} />
      ) : null}
      {state === 'cancelled' ? null : (
        <p>
          <a class="button secondary" href={link(frame, `${base}/sessions/${session.id}/suggestion`)}>
            {suggestion?.state === 'open' ? t.change : t.link}
          </a>
        </p>
      )}
    </section>
  )
}
