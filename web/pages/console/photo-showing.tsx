import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { ShowingForm } from '#worker/domain/galleries/showing/schema.ts'

interface ShowingProps extends EventPageProps {
  form: FormState
  hasPin: boolean
  done: 'saved' | undefined
}

const Tick = ({ form, name, label }: { form: FormState; name: keyof ShowingForm; label: string }) => (
  <div class="check">
    <input
      type="checkbox"
      id={name}
      name={name}
      value="yes"
      checked={form.values[name] === 'yes'}
      aria-describedby={`${name}-hint`}
    />
    <label for={name}>{label}</label>
  </div>
)

/** Who sees an event's albums: with a PIN or without, until when, and whether search engines list them. */
export function PhotoShowingPage(props: ShowingProps) {
  const { frame, event, form, hasPin, done } = props
  const { consent, photos } = messages(frame.locale)
  const t = consent.showing
  const shared = { schema: ShowingForm, form, locale: frame.locale }
  const path = `/console/events/${event.slug}/photos`
  return (
    <EventFrame {...props} title={t.title} current="photos">
      <FaultSummary form={form} labels={{ pin: t.pin, endsAt: t.endsAt }} locale={frame.locale} />
      <Done words={done && t.saved} />
      <p>
        <a class="back" href={link(frame, path)}>
          {photos.back}
        </a>
      </p>
      <p>{t.intro}</p>
      <form method="post" action={link(frame, `${path}/showing`)} class="panel form-column after-hint">
        <p id="dropPin-hint">{hasPin ? t.hasPin : t.noPin}</p>
        <Field {...shared} name="pin" label={t.pin} hint={t.pinHint} autocomplete="off" />
        {hasPin ? <Tick form={form} name="dropPin" label={t.dropPin} /> : null}
        <Field {...shared} name="endsAt" label={t.endsAt} hint={t.endsAtHint(event.timeZone)} type="datetime-local" />
        <Tick form={form} name="isIndexed" label={t.isIndexed} />
        <p class="hint" id="isIndexed-hint">
          {t.isIndexedHint}
        </p>
        <button type="submit">{t.save}</button>
      </form>
    </EventFrame>
  )
}
