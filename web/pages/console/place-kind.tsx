import { EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { PlaceKindForm } from '#web/components/place-kind-form.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { EditedPlaceKind } from '#worker/domain/registrations/place-kinds.ts'
import { AccessCodeFields } from '#worker/domain/registrations/schema.ts'

interface PlaceKindProps extends EventPageProps {
  kind: EditedPlaceKind
  form: FormState
  /** The form that adds a code. */
  code: FormState
}

/** One place kind: edit, its codes, remove. */
export function PlaceKindPage({ kind, form, code, ...page }: PlaceKindProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.places
  const path = `/console/events/${event.slug}/places/${kind.id}`
  return (
    <EventFrame {...page} title={placeKindName(kind, frame.locale, event)} current="places">
      <PlaceKindForm {...{ frame, event, form, path }} submit={t.save} />
      {kind.access === 'code' ? <Codes {...page} kind={kind} form={code} path={path} /> : null}
      <section class="panel danger form-column">
        <h2>{t.remove}</h2>
        <p>{t.removeHint}</p>
        <PostButton frame={frame} path={`${path}/removal`} label={t.remove} look="danger" />
      </section>
    </EventFrame>
  )
}

function Codes({
  frame,
  event,
  kind,
  form,
  path,
}: EventPageProps & { kind: EditedPlaceKind; form: FormState; path: string }) {
  const { locale } = frame
  const t = messages(locale).console.places
  const field = { schema: AccessCodeFields, form, locale }
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{t.codes}</h2>
      {kind.codes.length === 0 ? (
        <p class="empty">{t.noCodes}</p>
      ) : (
        <ul class="rows">
          {kind.codes.map(({ id, code, uses, maxUses }) => (
            <li>
              <div class="what">
                <strong class="title">{code}</strong>
                <span class="details">{maxUses === null ? t.uses(uses) : t.usesOf(uses, maxUses)}</span>
              </div>
              {maxUses !== null && uses >= maxUses ? null : (
                <PostButton
                  frame={frame}
                  path={`/console/events/${event.slug}/places/${kind.id}/codes/${id}/closure`}
                  label={t.closeCode}
                  about={t.of(t.closeCode, code)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={link(frame, `${path}/codes`)} class="panel form-column" novalidate>
        <h3>{t.addCode}</h3>
        <FaultSummary form={form} labels={{ code: t.code, maxUses: t.maxUses }} locale={locale} />
        <Field {...field} name="code" label={t.code} hint={t.codeHint} />
        <Field {...field} name="maxUses" label={t.maxUses} hint={t.maxUsesHint} type="number" />
        <button type="submit">{t.addCode}</button>
      </form>
    </section>
  )
}
