import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { Standing } from '#worker/domain/programme/speaking/board.ts'
import type { ChecklistItem } from '#worker/domain/programme/speaking/checklist.ts'
import type { WantedItem } from '#worker/domain/programme/speaking/table.ts'

interface LinkProps extends Pick<Standing, 'link'> {
  locale: Locale
}

/** How a speaker's link stands, and that its mail did not arrive where it did not. */
export function LinkBadge({ locale, link }: LinkProps) {
  const { speakingConsole: t, console: words } = messages(locale)
  if (!link) return <span class="badge warn">{t.links.none}</span>
  const { revokedAt, openedAt, mailState } = link
  if (revokedAt) return <span class="badge bad">{t.links.revoked}</span>
  return (
    <>
      {openedAt ? <span class="badge good">{t.links.opened}</span> : <span class="badge warn">{t.links.sent}</span>}
      {mailState === 'failed' || mailState === 'bounced' ? (
        <>
          {' '}
          <span class="badge bad">{words.mails.states[mailState]}</span>
        </>
      ) : null}
    </>
  )
}

type Answered = Pick<Standing, 'delivered'> & { locale: Locale }

/** What a speaker says of their sessions: one word where it is the same of all. */
function Answers({ locale, delivered, isLate }: Answered & { isLate: boolean }) {
  const t = messages(locale).speakingConsole
  const kinds = [
    { answer: 'confirmed', look: 'good', word: t.answers.confirmed },
    { answer: 'declined', look: 'bad', word: t.answers.declined },
    { answer: null, look: isLate ? 'bad' : '', word: isLate ? t.cells.late : t.answers.open },
  ]
  return (
    <>
      {kinds.flatMap(({ answer, look, word }) => {
        const count = delivered.filter((one) => one.answer === answer).length
        if (count === 0) return []
        const words = count === delivered.length ? word : `${word} (${t.cells.partly(count, delivered.length)})`
        return [<span class={`badge ${look}`}>{words}</span>, ' ']
      })}
    </>
  )
}

/** Done, missing or late: the state of some lines of a checklist. */
export function LinesBadge({ locale, lines }: { locale: Locale; lines: readonly ChecklistItem[] }) {
  const t = messages(locale).speakingConsole.cells
  const done = lines.filter(({ isDone }) => isDone).length
  if (lines.length === 0) return <span class="muted">{t.notAsked}</span>
  if (done === lines.length) return <span class="badge good">{t.done}</span>
  const isLate = lines.some((line) => line.isLate)
  const word = isLate ? t.late : t.missing
  return (
    <span class={`badge ${isLate ? 'bad' : 'warn'}`}>
      {lines.length > 1 ? `${word} (${t.partly(lines.length - done, lines.length)})` : word}
    </span>
  )
}

/** How one thing that is asked stands with a speaker. */
export function ItemCell({
  locale,
  item,
  checklist,
  delivered,
}: Answered & { item: WantedItem; checklist: Standing['checklist'] }) {
  const lines = checklist.filter((line) => line.item === item)
  if (item !== 'answer') return <LinesBadge {...{ locale, lines }} />
  return <Answers {...{ locale, delivered }} isLate={lines.some(({ isLate }) => isLate)} />
}
