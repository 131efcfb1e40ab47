import { ChoiceField } from '#web/components/choice-field.tsx'
import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { PlaceKindForm } from '#web/components/place-kind-form.tsx'
import { PlaceKindName, placeKindName } from '#web/components/place-kind-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { FormState } from '#worker/core/form.ts'
import { waitlistModes } from '#worker/domain/events/table.ts'
import type { EditedPlaceKind } from '#worker/domain/registrations/place-kinds.ts'
import { WaitlistSettings } from '#worker/domain/registrations/schema.ts'

interface PlacesProps extends EventPageProps {
  kinds: readonly EditedPlaceKind[]
  /** The form that adds a kind. */
  form: FormState
  settings: FormState
  done: 'saved' | 'removed' | undefined
}

/** The places of an event: its kinds with what is taken, how decisions and the line go, another kind. */
export function PlacesPage({ kinds, form, settings, done, ...page }: PlacesProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.places
  const path = `/console/events/${event.slug}/places`
  return (
    <EventFrame {...page} title={t.title} current="places">
      <Done words={done && { saved: t.saved, removed: t.isRemoved }[done]} />
      <p class="muted">{t.hint}</p>
      <ol class="rows">
        {kinds.map((kind, index) => (
          <Kind {...page} kind={kind} path={path} isFirst={index === 0} />
        ))}
      </ol>
      <Settings {...page} form={settings} path={path} />
      <section class="panel form-column">
        <h2>{t.add}</h2>
        <PlaceKindForm {...{ frame, event, form, path }} submit={t.add} />
      </section>
    </EventFrame>
  )
}

function Kind({
  frame,
  event,
  kind,
  path,
  isFirst,
}: EventPageProps & { kind: EditedPlaceKind; path: string; isFirst: boolean }) {
  const { locale } = frame
  const t = messages(locale).console.places
  const { capacity, taken, waiting, offers } = kind
  return (
    <li>
      <div class="what">
        <a class="title" href={link(frame, `${path}/${kind.id}`)}>
          <PlaceKindName {...{ kind, locale, event }} />
        </a>
        <span class="details">
          {capacity === null ? t.takenUnlimited(taken) : t.takenOf(taken, capacity)}
          {waiting > 0 ? ` · ${t.waiting(waiting)}` : ''}
          {offers ? ` · ${t.offered(offers.count)}` : ''}
        </span>
        {kind.access === 'everybody' ? null : <span class="details">{t.accesses[kind.access]}</span>}
      </div>
      {isFirst ? null : (
        <PostButton
          frame={frame}
          path={`${path}/${kind.id}/position`}
          label={t.up}
          about={t.of(t.up, placeKindName(kind, locale, event))}
        />
      )}
      <span class="badge">{capacity === null ? t.unlimited : figure(locale, capacity)}</span>
    </li>
  )
}

function Settings({ frame, form, path }: EventPageProps & { form: FormState; path: string }) {
  const { locale } = frame
  const t = messages(locale).console.places
  const field = { schema: WaitlistSettings, form, locale }
  const labels = { offerHours: t.offerHours, waitlistCutoffHours: t.cutoff }
  return (
    <section class="panel form-column" aria-labelledby="line">
      <h2 id="line">{t.line}</h2>
      <FaultSummary form={form} labels={labels} locale={locale} />
      <form method="post" action={link(frame, `${path}/settings`)} novalidate>
        <div class="field check">
          <input
            type="checkbox"
            id="needsApproval"
            name="needsApproval"
            checked={form.values.needsApproval !== undefined}
          />
          <label for="needsApproval">{t.needsApproval}</label>
        </div>
        <ChoiceField
          {...{ form, locale }}
          name="waitlistMode"
          label={t.mode}
          choices={waitlistModes.map((value) => ({ value, label: t.modes[value] }))}
        />
        <Field {...field} name="offerHours" label={t.offerHours} hint={t.offerHoursHint} type="number" />
        <Field {...field} name="waitlistCutoffHours" label={t.cutoff} hint={t.cutoffHint} type="number" />
        <button type="submit">{t.save}</button>
      </form>
    </section>
  )
}
