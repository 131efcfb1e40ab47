import type { Letter } from '#web/mails/letter.tsx'
import { colon } from '#web/messages/colon.ts'
import type { Locale } from '#worker/core/text/languages.ts'

interface LetterPreviewProps {
  letter: Letter
  locale: Locale
  title: string
  /** The word before the subject. */
  subject: string
  /** The language that the mail is written in. */
  lang: Locale | undefined
}

/** A mail as its reader will get it, before it is sent. */
export const LetterPreview = ({ letter, locale, title, subject, lang }: LetterPreviewProps) => (
  <>
    <h3>{title}</h3>
    <p>
      {subject}
      {colon(locale)}
      <strong lang={lang}>{letter.subject}</strong>
    </p>
    <pre class="letter" lang={lang}>
      {letter.text}
    </pre>
  </>
)
