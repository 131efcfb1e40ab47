import { ChoiceField } from '#web/components/choice-field.tsx'
import { Field } from '#web/components/field.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import { GivenPlace } from '#worker/domain/registrations/schema.ts'
import type { RegistrationProps } from './registration.tsx'

/** A kind as it is given: its name and what is taken, and whether another place goes beyond the capacity. */
function choiceOf({ frame, event }: Pick<RegistrationProps, 'frame' | 'event'>, kind: KindCount) {
  const { places, registrations } = messages(frame.locale).console
  const { capacity, taken, waiting } = kind
  const state = capacity === null ? places.takenUnlimited(taken) : places.takenOf(taken, capacity)
  const line = waiting > 0 ? `${state} · ${places.waiting(waiting)}` : state
  const isFull = capacity !== null && taken >= capacity
  const words = isFull ? registrations.one.beyond(line) : line
  return { value: kind.id, label: `${placeKindName(kind, frame.locale, event)} · ${words}` }
}

/** Gives a place by hand, beyond the capacity if need be, with a reason that is kept. */
export function GivePlace(props: RegistrationProps & { path: string }) {
  const { frame, event, details, form, path } = props
  const { registration, places } = details
  const t = messages(frame.locale).console.registrations.one
  const others = places.filter(({ id }) => registration.state !== 'confirmed' || id !== registration.placeKindId)
  if (others.length === 0 || event.state !== 'published' || event.endsAt <= frame.now) return null
  return (
    <section class="panel form-column" aria-labelledby="give">
      <h2 id="give">{t.give}</h2>
      <p>{t.giveHint}</p>
      <form method="post" action={link(frame, `${path}/${registration.id}/place`)} novalidate>
        <ChoiceField
          form={form}
          locale={frame.locale}
          name="kind"
          label={t.kind}
          choices={others.map((kind) => choiceOf(props, kind))}
        />
        <Field schema={GivenPlace} form={form} locale={frame.locale} name="reason" label={t.reason} />
        <button type="submit">{t.giveButton}</button>
      </form>
    </section>
  )
}
