import { Conflict, type TwoVersions } from '#web/components/conflict.tsx'
import { EventFields, eventLabels, eventWords } from '#web/components/event-fields.tsx'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { PictureForm } from '#web/components/picture-form.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { isBeingMade } from '#worker/core/images/sizes.ts'
import { shownLanguages } from '#worker/domain/events/form.ts'

interface EditProps extends EventPageProps {
  form: FormState
  /** Where somebody saved while this was typed. */
  conflict?: TwoVersions | undefined
}

/** Everything that an event says of itself, and its cover picture. */
export function EventEditPage({ form, conflict, ...page }: EditProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.event
  const path = `/console/events/${event.slug}`
  const known = event.state === 'draft' ? {} : { knownAddress: `${frame.origin}/events/${event.slug}` }
  return (
    <EventFrame {...page} title={t.editTitle} current="edit">
      <FaultSummary form={form} labels={eventLabels(frame.locale)} locale={frame.locale} />
      {conflict ? (
        <Conflict
          {...conflict}
          frame={frame}
          labels={eventLabels(frame.locale)}
          inWords={eventWords(frame.locale)}
          formId="event-form"
          path={`${path}/edit`}
        />
      ) : null}
      <form id="event-form" method="post" action={link(frame, `${path}/edit`)} class="form-column" novalidate>
        <input type="hidden" name="revision" value={form.values.revision ?? ''} />
        <EventFields form={form} locale={frame.locale} languages={shownLanguages(form)} {...known} />
        <div class="actions">
          <button type="submit">{t.save}</button>
        </div>
      </form>
      <section class="panel form-column">
        <h2>{t.cover}</h2>
        <PictureForm
          frame={frame}
          action={`${path}/cover`}
          label={t.cover}
          pictureKey={event.coverKey}
          isProcessing={isBeingMade(event.coverOriginalKey, event.coverKey, event.coverError)}
          error={event.coverError}
        />
      </section>
    </EventFrame>
  )
}
