import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

interface CalendarButtonsProps {
  frame: Frame
  /** Of the feed. */
  path: string
  /** What the feed is called in the calendar. */
  name: string
  /** The page with more feeds of the same kind, where there is one. */
  more?: string
}

/** Outlook's two houses take the same question (learn.microsoft.com, "addfromweb"). */
const outlook = (host: string, feed: string, name: string) =>
  `https://${host}/calendar/0/addfromweb?url=${encodeURIComponent(feed)}&name=${encodeURIComponent(name)}`

/** Google wants `webcal:` in its question; `https:` failed there. */
const google = (webcal: string) => `https://calendar.google.com/calendar/u/0/r?cid=${encodeURIComponent(webcal)}`

/** The ways into a calendar for one feed, by program: each with a sentence on what that program does. */
export function CalendarButtons({ frame, path, name, more }: CalendarButtonsProps) {
  const { buttons: t, event } = messages(frame.locale).calendars
  const feed = frame.origin + link(frame, path)
  const webcal = feed.replace(/^https?:/, 'webcal:')
  const ways = [
    { ...t.google, href: google(webcal), rel: 'noreferrer' },
    { ...t.apple, href: webcal },
    { ...t.outlookWork, href: outlook('outlook.office.com', feed, name), rel: 'noreferrer' },
    { ...t.outlookHome, href: outlook('outlook.live.com', feed, name), rel: 'noreferrer' },
    { ...t.webcal, href: webcal },
    { ...t.file, href: link(frame, path), download: '' },
  ]
  return (
    <section class="calendar" aria-labelledby="calendar">
      <h2 id="calendar">{t.title}</h2>
      <ul>
        {ways.map(({ label, hint, ...target }) => (
          <li>
            <a {...target}>{label}</a>
            <span class="hint">{hint}</span>
          </li>
        ))}
      </ul>
      <div class="field">
        <label for="feed">{t.address}</label>
        <copy-text>
          <input id="feed" type="text" readonly value={feed} />
          <button type="button" class="secondary" hidden data-done={t.copied}>
            {t.copy}
          </button>
        </copy-text>
      </div>
      <p class="calendar-more">
        {more ? <a href={link(frame, more)}>{event.more}</a> : null}
        <a href={link(frame, '/calendars')}>{t.help}</a>
      </p>
    </section>
  )
}
