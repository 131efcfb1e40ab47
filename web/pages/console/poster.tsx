import { eventTitle } from '#web/components/event-frame.tsx'
import { SheetCode, SheetHosts, sheetLocales, textVersions } from '#web/components/poster-parts.tsx'
import { When } from '#web/components/when.tsx'
import { LanguageLinks, SheetDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Host } from '#worker/domain/events/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

interface PosterProps {
  frame: Frame
  event: EventRow
  hosts: readonly Host[]
}

/** One A4 sheet to hang up: hosts, title and place in all languages, when, and the way to the page. */
export function PosterPage({ frame, event, hosts }: PosterProps) {
  const t = messages(frame.locale).console.poster
  return (
    <SheetDocument frame={frame} title={`${t.title} · ${eventTitle(frame, event)}`} stylesheet="poster.css">
      <header class="screen-only">
        <a href={link(frame, `/console/events/${event.slug}`)}>{t.back}</a>
        <LanguageLinks frame={frame} />
        <p>{event.state === 'draft' ? t.notPublished : t.hint}</p>
      </header>
      <main class="poster">
        <SheetHosts locale={frame.locale} event={event} hosts={hosts} />
        <h1>
          {textVersions(event.title, event).map(({ language, words }) => (
            <span lang={language}>{words}</span>
          ))}
        </h1>
        <div class="foot">
          <div>
            {sheetLocales(frame.locale, event).map((locale) => (
              <div lang={locale}>
                <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={locale} />
              </div>
            ))}
            {textVersions(event.place, event).map(({ language, words }) => (
              <p class="place" lang={language}>
                {words}
              </p>
            ))}
          </div>
          <SheetCode address={frame.origin + link(frame, `/events/${event.slug}`)} label={t.qrCode} />
        </div>
      </main>
    </SheetDocument>
  )
}
