import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { CalendarButtons } from './calendar-buttons.tsx'

/** A part of a calendar with a feed of its own. */
export interface FeedPart {
  key: string
  label: string
  /** Of its feed. */
  path: string
}

interface FeedPartsProps {
  frame: Frame
  /** Of the page; its feed lies there too, with `.ics` behind it. */
  path: string
  /** What the whole is called in a calendar. */
  name: string
  /** Says that the whole is shown. */
  whole: string
  parts: readonly FeedPart[]
  /** The part that was chosen, by its key; anything else is the whole. */
  part: string | undefined
}

/** The part that was asked for. */
export const chosenPart = ({ parts, part }: Pick<FeedPartsProps, 'parts' | 'part'>): FeedPart | undefined =>
  parts.find(({ key }) => key === part)

/** The buttons of a calendar or of the part that was chosen, and its parts to choose from. */
export function FeedParts({ frame, path, name, whole, parts, part }: FeedPartsProps) {
  const t = messages(frame.locale).calendars.parts
  const chosen = chosenPart({ parts, part })
  return (
    <>
      {chosen ? (
        <p>
          <strong>{t.shown(chosen.label)}</strong> <a href={link(frame, path)}>{t.all}</a>
        </p>
      ) : (
        <p>{whole}</p>
      )}
      <CalendarButtons
        frame={frame}
        path={chosen?.path ?? `${path}.ics`}
        name={chosen ? `${name} – ${chosen.label}` : name}
      />
      <section aria-labelledby="parts">
        <h2 id="parts">{t.only}</h2>
        <p>{t.onlyNext}</p>
        <ul class="calendar-parts">
          {parts.map(({ key, label }) => (
            <li>
              <a
                href={link(frame, `${path}?part=${encodeURIComponent(key)}`)}
                {...(key === chosen?.key ? { 'aria-current': 'true' } : {})}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
