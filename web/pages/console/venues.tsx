import { Phrase } from '#web/components/phrase.tsx'
import { VenueFrame, type VenuePageProps } from '#web/components/venue-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import type { VenueWithRooms } from '#worker/domain/venues/queries.ts'

/** The venues of an organization with their rooms, in the order of the schedule. */
export function VenuesPage({ venues, ...page }: VenuePageProps & { venues: readonly VenueWithRooms[] }) {
  const { frame, organization } = page
  const { locale } = frame
  const t = messages(locale).console.venues
  const path = `/console/organizations/${organization.slug}/venues`
  const texts = { locale, order: contentLanguages }
  return (
    <VenueFrame {...page} title={t.title}>
      {venues.length === 0 ? <p class="empty">{t.empty}</p> : <p class="muted">{t.intro}</p>}
      <ol class="rows">
        {venues.map((venue) => (
          <li>
            <div class="what">
              <a class="title" href={link(frame, `${path}/${venue.id}`)}>
                <Phrase value={venue.name} {...texts} />
              </a>
              <span class="details">
                <Phrase value={venue.address} {...texts} />
              </span>
            </div>
            <span class="badge">{t.roomCount(venue.rooms.length)}</span>
          </li>
        ))}
      </ol>
      <a class="button" href={link(frame, `${path}/new`)}>
        {t.add}
      </a>
    </VenueFrame>
  )
}
