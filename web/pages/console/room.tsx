import { ChoiceField } from '#web/components/choice-field.tsx'
import { PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { TextInLanguages } from '#web/components/text-in-languages.tsx'
import { VenueFrame, type VenuePageProps } from '#web/components/venue-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { maxLength, RoomFields } from '#worker/domain/venues/schema.ts'
import { type RoomRow, roomKinds, type VenueRow } from '#worker/domain/venues/table.ts'

interface RoomProps extends VenuePageProps {
  venue: VenueRow
  /** Absent for a new one. */
  room?: RoomRow
  form: FormState
  inUse?: number
}

/** A room of a venue, or a partner's room that follows by stream. */
export function RoomPage({ venue, room, form, inUse, ...page }: RoomProps) {
  const { frame, organization } = page
  const t = messages(frame.locale).console.venues
  const list = `/console/organizations/${organization.slug}/venues/${venue.id}/rooms`
  const path = `${list}/${room?.id ?? 'new'}`
  return (
    <VenueFrame {...page} title={room ? t.editRoomTitle : t.addRoomTitle} venue={venue} inUse={inUse}>
      <RoomForm {...{ frame, form, path }} />
      {room ? (
        <section class="panel danger form-column">
          <h2>{t.removeRoom}</h2>
          <p>{t.removeRoomHint}</p>
          <PostButton frame={frame} path={`${path}/removal`} label={t.removeRoom} look="danger" />
        </section>
      ) : null}
    </VenueFrame>
  )
}

function RoomForm({ frame, form, path }: Pick<RoomProps, 'frame' | 'form'> & { path: string }) {
  const { locale } = frame
  const { name, kind, capacity, streamUrl, accessibility, position, ...t } = messages(locale).console.venues
  const text = { form, locale }
  const field = { ...text, schema: RoomFields }
  const kinds = roomKinds.map((value) => ({ value, label: t.kinds[value] }))
  const labels = { name, kind, capacity, streamUrl, accessibility, position }
  return (
    <>
      <FaultSummary form={form} labels={labels} locale={locale} />
      <form method="post" action={link(frame, path)} class="form-column" novalidate>
        <TextInLanguages {...text} name="name" label={name} hint={t.nameHint} maxLength={maxLength.name} />
        <ChoiceField {...text} name="kind" label={kind} hint={t.kindHint} choices={kinds} />
        <Field {...field} name="capacity" label={capacity} type="number" />
        <Field {...field} name="streamUrl" label={streamUrl} type="url" />
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
