import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { type Locale, locales } from '#worker/core/text/languages.ts'
import { phrase } from '#worker/core/text/localized.ts'
import type { Host } from '#worker/domain/events/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

/** The languages of an event that we write ourselves; that of the page where it has none of them. */
export function sheetLocales(page: Locale, event: Pick<EventRow, 'languages'>): Locale[] {
  const known = event.languages.flatMap((language) => locales.find((locale) => locale === language) ?? [])
  return known.length > 0 ? known : [page]
}

/** A text once in each language that it has, in the event's order. */
export const textVersions = (text: EventRow['title'], { languages }: Pick<EventRow, 'languages'>) =>
  languages.flatMap((language) => (text[language] ? [{ language, words: text[language] }] : []))

/** The hosts with their logos, in the event's first language. */
export function SheetHosts({ locale, event, hosts }: { locale: Locale; event: EventRow; hosts: readonly Host[] }) {
  return (
    <ul class="hosts">
      {hosts.map((host) => {
        const name = phrase(host.name, event.languages[0] ?? locale, event.languages)
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

/** An address as a QR code, with the address under it for those who type. */
export function SheetCode({ address, label }: { address: string; label: string }) {
  return (
    <figure>
      <div role="img" aria-label={label}>
        {raw(renderSVG(address, { border: 4 }))}
      </div>
      <figcaption>{address.replace(/^https?:\/\/|\?.*$/g, '')}</figcaption>
    </figure>
  )
}
