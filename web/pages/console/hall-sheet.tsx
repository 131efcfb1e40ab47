import { eventTitle } from '#web/components/event-frame.tsx'
import { SheetCode, SheetHosts, sheetLocales, textVersions } from '#web/components/poster-parts.tsx'
import { LanguageLinks, SheetDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Host } from '#worker/domain/events/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

interface HallSheetProps {
  frame: Frame
  event: EventRow
  hosts: readonly Host[]
}

/**
 * For a screen in the hall or on paper: the way to the event's calendar, in all its languages. The code leads to the page with
 * the buttons, not to the feed itself: a `webcal:` code does nothing on Android, and a file would never change.
 */
export function HallSheetPage({ frame, event, hosts }: HallSheetProps) {
  const t = messages(frame.locale).calendars.hall
  const calls = sheetLocales(frame.locale, event)
  return (
    <SheetDocument frame={frame} title={`${t.title} · ${eventTitle(frame, event)}`} stylesheet="poster.css">
      <header class="screen-only">
        <a href={link(frame, `/console/events/${event.slug}/calendars`)}>{t.back}</a>
        <LanguageLinks frame={frame} />
        <p>{event.state === 'draft' ? t.notPublished : t.hint}</p>
      </header>
      <main class="poster hall">
        <SheetHosts locale={frame.locale} event={event} hosts={hosts} />
        <h1>
          {calls.map((locale) => (
            <span lang={locale}>{messages(locale).calendars.hall.call}</span>
          ))}
        </h1>
        <SheetCode address={frame.origin + link(frame, `/events/${event.slug}/calendar`)} label={t.qrCode} />
        <div class="foot">
          <div>
            {calls.map((locale) => (
              <p lang={locale}>{messages(locale).calendars.hall.callNext}</p>
            ))}
            {textVersions(event.title, event).map(({ language, words }) => (
              <p class="event" lang={language}>
                {words}
              </p>
            ))}
          </div>
        </div>
      </main>
    </SheetDocument>
  )
}
