import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

/** The ways into a calendar for one feed: each with a sentence on what that client does. */
export function CalendarButtons({ frame, path, name }: { frame: Frame; path: string; name: string }) {
  const t = messages(frame.locale).public.event.calendar
  const feed = `${frame.origin}${path}?lang=${frame.locale}`
  const webcal = feed.replace(/^https?:/, 'webcal:')
  const ways = [
    { ...t.google, href: `https://calendar.google.com/calendar/u/0/r?cid=${encodeURIComponent(webcal)}` },
    { ...t.apple, href: webcal },
    {
      ...t.outlook,
      href: `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(feed)}&name=${encodeURIComponent(name)}`,
    },
    { ...t.file, href: `${path}?lang=${frame.locale}`, download: '' },
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
    </section>
  )
}
