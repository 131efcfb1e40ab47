import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure, plural } from '#web/messages/plural.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type Availability, isByInvitation, type KindAvailability } from '#worker/domain/registrations/availability.ts'
import { dayInWords, timeInWords } from './dates.ts'
import { PlaceKindName } from './place-kind-name.tsx'

interface PlacesProps {
  frame: Frame
  slug: string
  zone: string
  /** In which order the names of place kinds are looked for. */
  languages: EventRow['languages']
  availability: Availability
}

/** How registration stands, in words; the island `places-left` says it in the same words when the numbers move. */
function stateInWords({ frame: { locale }, zone, availability }: PlacesProps): string {
  const t = messages(locale).public.event.places
  const { phase, left, capacity, waiting, opensAt } = availability
  if (phase === 'before' && opensAt) {
    const at = new Date(opensAt)
    return t.opensOn.replace('@', `${dayInWords(at, locale, zone)}, ${timeInWords(at, locale, zone)}`)
  }
  if (phase !== 'open') return t[phase]
  if (isByInvitation(availability)) return t.byInvitation
  if (left === null || capacity === null) return t.open
  if (left > 0) return plural(locale, left, t.left).replace('@', figure(locale, capacity))
  return waiting > 0 ? `${t.full} · ${plural(locale, waiting, t.waiting)}` : t.full
}

/** One kind in words, as the island says it. */
function kindInWords(locale: Locale, { left, capacity, waiting }: KindAvailability): string {
  const t = messages(locale).public.event.places.kind
  if (left === null) return t.unlimited
  if (left > 0) return plural(locale, left, t.left).replace('@', figure(locale, capacity ?? left))
  return waiting > 0 ? `${t.full} · ${plural(locale, waiting, t.waiting)}` : t.full
}

/** How each kind stands, where there are several; a visitor chooses among them on the form. */
function Kinds({ frame: { locale }, languages, availability }: PlacesProps) {
  const { kinds, phase } = availability
  if (kinds.length < 2 || (phase !== 'open' && phase !== 'before')) return null
  return (
    <ul class="places-kinds">
      {kinds.map((kind) => (
        <li>
          <strong>
            <PlaceKindName kind={kind} locale={locale} event={{ languages }} />
          </strong>{' '}
          <span data-kind={kind.id}>{kindInWords(locale, kind)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Places left and the one button; complete as it stands, kept fresh by the island. */
export function Places(props: PlacesProps) {
  const { frame, slug, zone, availability } = props
  const t = messages(frame.locale).public.event.places
  const { phase, left, capacity } = availability
  const counted = phase === 'open' && capacity !== null && !isByInvitation(availability)
  return (
    <places-left
      data-src={`/api/v1/events/${slug}/availability`}
      data-zone={zone}
      data-state={JSON.stringify(availability)}
      data-words={JSON.stringify(t)}
    >
      <p class="places-state" role="status">
        {stateInWords(props)}
      </p>
      <p class="places-as-of" hidden={!counted}>
        {t.asOf.replace('@', timeInWords(frame.now, frame.locale, zone))}
      </p>
      <Kinds {...props} />
      <p class="places-action" hidden={phase !== 'open' || isByInvitation(availability)}>
        <a class="button" href={link(frame, `/events/${slug}/register`)}>
          {left === 0 ? t.join : t.register}
        </a>
      </p>
    </places-left>
  )
}
