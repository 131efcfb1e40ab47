import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { DuplicateFields, maxLength } from '#worker/domain/events/schema.ts'

const List = ({ title, items }: { title: string; items: readonly string[] }) => (
  <div>
    <h2>{title}</h2>
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </div>
)

/** Says what a copy of an event takes over and what not, and asks for what has to be new. */
export function DuplicationPage({ form, ...page }: EventPageProps & { form: FormState }) {
  const { frame, event } = page
  const { locale } = frame
  const { event: t, duplication: words } = messages(locale).console
  const { title, slug, startsAt } = t
  const field = { schema: DuplicateFields, form, locale }
  return (
    <EventFrame {...page} title={words.title} current="overview">
      <FaultSummary form={form} labels={{ title, slug, startsAt }} locale={locale} />
      <section class="panel pair">
        <List title={words.copied} items={words.copiedThings} />
        <List title={words.notCopied} items={words.notCopiedThings} />
      </section>
      <form
        method="post"
        action={link(frame, `/console/events/${event.slug}/duplication`)}
        class="form-column"
        novalidate
      >
        <LocalizedField
          {...{ form, locale }}
          name="title"
          label={title}
          languages={event.languages}
          maxLength={maxLength.title}
        />
        <Field {...field} name="slug" label={slug} hint={t.slugHint} />
        <Field
          {...field}
          name="startsAt"
          label={startsAt}
          hint={words.startHint(event.timeZone)}
          type="datetime-local"
        />
        {event.coverOriginalKey ? (
          <div class="field check">
            <input
              type="checkbox"
              id="withCover"
              name="withCover"
              value="on"
              checked={form.values.withCover !== undefined}
            />
            <label for="withCover">{words.withCover}</label>
          </div>
        ) : null}
        <div class="actions">
          <button type="submit">{words.create}</button>
        </div>
      </form>
    </EventFrame>
  )
}
