import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { eventTitle } from '#web/components/event-frame.tsx'
import { When } from '#web/components/when.tsx'
import { LanguageLinks, SheetDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type Locale, locales } from '#worker/core/text/languages.ts'
import { phrase } from '#worker/core/text/localized.ts'
import type { Host } from '#worker/domain/events/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

interface PosterProps {
  frame: Frame
  event: EventRow
  hosts: readonly Host[]
}

/** The languages that dates are written in: those of the event that we know, else that of the page. */
function dateLocales({ frame, event }: PosterProps): Locale[] {
  const known = event.languages.flatMap((language) => locales.find((locale) => locale === language) ?? [])
  return known.length > 0 ? known : [frame.locale]
}

/** A text once in each language that it has, in the event's order. */
const versions = (text: EventRow['title'], { languages }: EventRow) =>
  languages.flatMap((language) => (text[language] ? [{ language, words: text[language] }] : []))

/** One A4 sheet to hang up: hosts, title and place in all languages, when, and the way to the page. */
export function PosterPage(props: PosterProps) {
  const { frame, event } = props
  const t = messages(frame.locale).console.poster
  return (
    <SheetDocument frame={frame} title={`${t.title} · ${eventTitle(frame, event)}`} stylesheet="poster.css">
      <header class="screen-only">
        <a href={link(frame, `/console/events/${event.slug}`)}>{t.back}</a>
        <LanguageLinks frame={frame} />
        <p>{event.state === 'draft' ? t.notPublished : t.hint}</p>
      </header>
      <main class="poster">
        <PosterHosts {...props} />
        <h1>
          {versions(event.title, event).map(({ language, words }) => (
            <span lang={language}>{words}</span>
          ))}
        </h1>
        <div class="foot">
          <div>
            {dateLocales(props).map((locale) => (
              <div lang={locale}>
                <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={locale} />
              </div>
            ))}
            {versions(event.place, event).map(({ language, words }) => (
              <p class="place" lang={language}>
                {words}
              </p>
            ))}
          </div>
          <PosterCode {...props} />
        </div>
      </main>
    </SheetDocument>
  )
}

function PosterHosts({ frame, event, hosts }: PosterProps) {
  return (
    <ul class="hosts">
      {hosts.map((host) => {
        const name = phrase(host.name, event.languages[0] ?? frame.locale, event.languages)
        return (
          <li>
            {host.logoKey ? <img src={`/files/${host.logoKey}/800.webp`} alt="" height="48" /> : null}
            <span lang={name?.lang}>{name?.text ?? host.shortName}</span>
          </li>
        )
      })}
    </ul>
  )
}

function PosterCode({ frame, event }: PosterProps) {
  const t = messages(frame.locale).console.poster
  const address = `${frame.origin}/events/${event.slug}`
  return (
    <figure>
      <div role="img" aria-label={t.qrCode}>
        {raw(renderSVG(`${address}?lang=${frame.locale}`, { border: 4 }))}
      </div>
      <figcaption>{address.replace(/^https?:\/\//, '')}</figcaption>
    </figure>
  )
}
