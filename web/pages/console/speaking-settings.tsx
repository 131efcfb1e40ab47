import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { TextInLanguages } from '#web/components/text-in-languages.tsx'
import { TickList } from '#web/components/tick-list.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { maxMessageLength, SpeakingFields } from '#worker/domain/programme/speaking/settings.ts'
import { wantedItems } from '#worker/domain/programme/speaking/table.ts'

/** What is asked of the speakers of an event, by when, in which words, and whether they are reminded. */
export function SpeakingSettingsPage({ form, ...page }: EventPageProps & { form: FormState }) {
  const { frame, event } = page
  const { locale } = frame
  const { asking: t, items, one } = messages(locale).speakingConsole
  const path = `/console/events/${event.slug}/speaking`
  return (
    <EventFrame {...page} title={t.title} current="speaking">
      <FaultSummary {...{ form, locale }} labels={{ dueAt: t.dueAt, wanted: t.wanted, message: t.message }} />
      <p>
        <a href={link(frame, path)}>{one.back}</a>
      </p>
      <form method="post" action={link(frame, `${path}/settings`)} class="form-column" novalidate>
        <Field
          {...{ form, locale }}
          schema={SpeakingFields}
          name="dueAt"
          type="datetime-local"
          label={t.dueAt}
          hint={t.dueAtHint(event.timeZone)}
        />
        <TickList
          {...{ form, locale }}
          name="wanted"
          label={t.wanted}
          hint={t.wantedHint}
          choices={wantedItems.map((value) => ({ value, label: items[value] }))}
        />
        <TextInLanguages
          {...{ form, locale }}
          name="message"
          label={t.message}
          hint={t.messageHint}
          maxLength={maxMessageLength}
          rows={5}
        />
        <div class="field">
          <p class="check">
            <input
              type="checkbox"
              id="sendsReminders"
              name="sendsReminders"
              value="on"
              checked={form.values.sendsReminders !== undefined}
              aria-describedby="sendsReminders-hint"
            />
            <label for="sendsReminders">{t.reminders}</label>
          </p>
          <p class="hint" id="sendsReminders-hint">
            {t.remindersHint}
          </p>
        </div>
        <button type="submit">{t.save}</button>
      </form>
    </EventFrame>
  )
}
