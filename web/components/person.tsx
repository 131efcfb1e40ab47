import type { Frame } from '#web/layouts/frame.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { FrozenSpeaker } from '#worker/domain/programme/table.ts'
import { Phrase } from './phrase.tsx'

interface PersonProps {
  frame: Frame
  event: Pick<EventRow, 'languages'>
  speaker: FrozenSpeaker
}

const scripts = {
  zh: /^[\p{Script=Han}\s·]+$/u,
  ja: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s・ー]+$/u,
  ko: /^[\p{Script=Hangul}\s]+$/u,
} as const satisfies Partial<Record<ContentLanguage, RegExp>>

/** The language of a name in native script where only one of the event's languages is written so. */
function languageOfName(name: string, languages: readonly ContentLanguage[]): ContentLanguage | undefined {
  const [first, second] = (['zh', 'ja', 'ko'] as const).filter(
    (language) => languages.includes(language) && scripts[language].test(name),
  )
  return second ? undefined : first
}

/** A name in the person's own script, with its language where that is certain. */
function NativeName({ event, speaker }: Omit<PersonProps, 'frame'>) {
  if (!speaker.nativeName) return null
  const lang = languageOfName(speaker.nativeName, event.languages)
  return lang ? <span lang={lang}>{speaker.nativeName}</span> : speaker.nativeName
}

/** Honorific and name as written, the name in native script behind. */
export const PersonName = ({ frame, event, speaker }: PersonProps) => (
  <>
    <Phrase value={speaker.honorific} locale={frame.locale} order={event.languages} /> {speaker.name}
    {speaker.nativeName ? (
      <>
        {' '}
        (<NativeName event={event} speaker={speaker} />)
      </>
    ) : null}
  </>
)

/** Position and affiliation; nothing where neither is known. */
export function PersonAbout({ frame, event, speaker }: PersonProps) {
  const about = [speaker.position, speaker.affiliation].filter((text) => Object.keys(text).length > 0)
  return about.length > 0 ? (
    <span class="about">
      {about.map((text, index) => (
        <>
          {index > 0 ? ', ' : null}
          <Phrase value={text} locale={frame.locale} order={event.languages} />
        </>
      ))}
    </span>
  ) : null
}

/** The first letters of the first and the last word of a name. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
  return [letters[0], letters.length > 1 ? letters.at(-1) : undefined].join('').toUpperCase()
}

/** The portrait, or initials in its place; the name stands beside it. */
export const Portrait = ({ speaker, portraitKey }: { speaker: FrozenSpeaker; portraitKey: string | undefined }) =>
  portraitKey ? (
    <img class="portrait" src={pictureAddress(portraitKey, 320)} alt="" width="96" height="96" loading="lazy" />
  ) : (
    <span class="portrait" aria-hidden="true">
      {initialsOf(speaker.name)}
    </span>
  )
