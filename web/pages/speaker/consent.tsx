import { momentInWords } from '#web/components/dates.ts'
import type { SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type SpeakingPurpose, speakingPurposes } from '#worker/domain/programme/speaking/table.ts'
import type { ConsentRow, Workspace } from '#worker/domain/programme/speaking/workspace.ts'

type ConsentProps = SpeakingPageProps & { workspace: Workspace }

/** The word that stands, and its sentence where it reads otherwise today. */
function Word({ frame, speaking, word, text }: SpeakingPageProps & { word: ConsentRow | undefined; text: string }) {
  const t = messages(frame.locale).speaker.consent
  if (!word) return <p class="hint">{t.open}</p>
  const when = momentInWords(word.createdAt, frame.locale, speaking.event.timeZone)
  return (
    <>
      <p class="hint">{t.said(word.isGiven ? t.yes : t.no, when)}</p>
      {word.text === text ? null : (
        <details class="quiet">
          <summary>{t.inThatLanguage}</summary>
          <p lang={word.locale}>{word.text}</p>
        </details>
      )}
    </>
  )
}

function Purpose({ purpose, ...props }: ConsentProps & { purpose: SpeakingPurpose }) {
  const { frame, workspace, speaking } = props
  const t = messages(frame.locale).speaker.consent
  const word = workspace.consents[purpose]
  const text = t.texts[purpose]
  const choice = (said: 'yes' | 'no') => (
    <div class="check">
      <input
        type="radio"
        id={`${purpose}-${said}`}
        name={purpose}
        value={said}
        checked={word !== undefined && word.isGiven === (said === 'yes')}
      />
      <label for={`${purpose}-${said}`}>{t[said]}</label>
    </div>
  )
  return (
    <fieldset class="field">
      <legend>{text}</legend>
      {speaking.assistant ? null : (
        <div class="ticks">
          {choice('yes')}
          {choice('no')}
        </div>
      )}
      <Word {...props} word={word} text={text} />
    </fieldset>
  )
}

/** Whether the speaker may be recorded and published: their own word only, asked for plainly, nothing chosen beforehand. */
export function Consent(props: ConsentProps) {
  const { frame, base, speaking } = props
  const t = messages(frame.locale).speaker.consent
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{t.title}</h2>
      <p>{speaking.assistant ? t.onlySpeaker(speaking.speaker.name) : t.intro}</p>
      <form method="post" action={link(frame, `${base}/consents`)}>
        {speakingPurposes.map((purpose) => (
          <Purpose {...props} purpose={purpose} />
        ))}
        {speaking.assistant ? null : <button type="submit">{t.save}</button>}
      </form>
    </section>
  )
}
