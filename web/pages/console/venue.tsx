import { PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { TextInLanguages } from '#web/components/text-in-languages.tsx'
import { VenueFrame, type VenuePageProps } from '#web/components/venue-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import type { VenueWithRooms } from '#worker/domain/venues/queries.ts'
import { maxLength, VenueFields } from '#worker/domain/venues/schema.ts'
import type { RoomRow } from '#worker/domain/venues/table.ts'

interface VenueProps extends VenuePageProps {
  /** Absent for a new one. */
  venue?: VenueWithRooms
  form: FormState
  inUse?: number
}

/** A venue: what is said of it, its rooms. */
export function VenuePage({ venue, form, inUse, ...page }: VenueProps) {
  const { frame, organization } = page
  const t = messages(frame.locale).console.venues
  const list = `/console/organizations/${organization.slug}/venues`
  const path = venue ? `${list}/${venue.id}` : `${list}/new`
  return (
    <VenueFrame {...page} title={venue ? t.editTitle : t.addTitle} inUse={inUse}>
      <VenueForm {...{ frame, form, path }} />
      {venue ? (
        <>
          <Rooms {...{ frame, path }} rooms={venue.rooms} />
          <section class="panel danger form-column">
            <h2>{t.remove}</h2>
            <p>{t.removeHint}</p>
            <PostButton frame={frame} path={`${path}/removal`} label={t.remove} look="danger" />
          </section>
        </>
      ) : null}
    </VenueFrame>
  )
}

function VenueForm({ frame, form, path }: Pick<VenueProps, 'frame' | 'form'> & { path: string }) {
  const { locale } = frame
  const { name, address, mapUrl, accessibility, position, ...t } = messages(locale).console.venues
  const text = { form, locale }
  const field = { ...text, schema: VenueFields }
  return (
    <>
      <FaultSummary form={form} labels={{ name, address, mapUrl, accessibility, position }} locale={locale} />
      <form method="post" action={link(frame, path)} class="form-column" novalidate>
        <TextInLanguages {...text} name="name" label={name} hint={t.nameHint} maxLength={maxLength.name} />
        <TextInLanguages {...text} name="address" label={address} hint={t.addressHint} maxLength={maxLength.address} />
        <Field {...field} name="mapUrl" label={mapUrl} type="url" />
        <TextInLanguages
          {...text}
          name="accessibility"
          label={accessibility}
          hint={t.accessibilityHint}
          maxLength={maxLength.accessibility}
          rows={3}
        />
        <Field {...field} name="position" label={position} hint={t.positionHint} type="number" />
        <div class="actions">
          <button type="submit">{t.save}</button>
        </div>
      </form>
    </>
  )
}

function Rooms({ frame, path, rooms }: Pick<VenueProps, 'frame'> & { path: string; rooms: readonly RoomRow[] }) {
  const { locale } = frame
  const t = messages(locale).console.venues
  return (
    <section id="rooms">
      <h2>{t.rooms}</h2>
      {rooms.length === 0 ? <p class="empty">{t.noRooms}</p> : null}
      <ol class="rows">
        {rooms.map((room) => (
          <li>
            <div class="what">
              <a class="title" href={link(frame, `${path}/rooms/${room.id}`)}>
                <Phrase value={room.name} locale={locale} order={contentLanguages} />
              </a>
              {room.capacity === null ? null : <span class="details">{t.seats(room.capacity)}</span>}
            </div>
            <span class="badge">{t.kinds[room.kind]}</span>
          </li>
        ))}
      </ol>
      <p>
        <a class="button" href={link(frame, `${path}/rooms/new`)}>
          {t.addRoom}
        </a>
      </p>
    </section>
  )
}
