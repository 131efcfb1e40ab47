import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { contentLanguages, type Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { SessionChoices } from '#worker/domain/programme/queries.ts'
import { SessionFields } from '#worker/domain/programme/schema.ts'
import { recordingRules, streamRules } from '#worker/domain/programme/table.ts'
import { ChoiceField } from './choice-field.tsx'
import { Field } from './field.tsx'
import { TickList } from './tick-list.tsx'

interface FieldsProps {
  form: FormState
  locale: Locale
  event: EventRow
}

type PlaceChoicesProps = Omit<FieldsProps, 'form'> & { choices: SessionChoices }

function placeChoices({ locale, event, choices }: PlaceChoicesProps) {
  const nameOf = (name: Parameters<typeof plain>[0]) => plain(name, locale, event.languages)
  const rooms = choices.venues.flatMap((venue) =>
    venue.rooms.map(({ id, name }) => ({ value: id, label: `${nameOf(name)}, ${nameOf(venue.name)}` })),
  )
  return { tracks: choices.tracks.map(({ id, name }) => ({ value: id, label: nameOf(name) })), rooms }
}

/** The value of one of these fields as a reader knows it; several stand in one, with spaces between. */
export function placeInWords(props: PlaceChoicesProps) {
  const { console: texts, shared } = messages(props.locale)
  const { tracks, rooms } = placeChoices(props)
  const known: Record<string, Record<string, string>> = {
    track: Object.fromEntries(tracks.map(({ value, label }) => [value, label])),
    rooms: Object.fromEntries(rooms.map(({ value, label }) => [value, label])),
    spokenIn: shared.languages,
    interpretedInto: shared.languages,
    streamRule: texts.sessions.streamRules,
    recordingRule: texts.sessions.recordingRules,
    doNotRecord: { on: '✓' },
  }
  return (name: string, value: string) => {
    const words = known[name]
    if (!words || value === '') return value
    return (
      value
        .split(' ')
        // A track or room that is not there any more would show as its id.
        .map((one) => words[one] ?? texts.sessions.isGone)
        .join('; ')
    )
  }
}

/** Where a session belongs: its track and its rooms, as far as there are any. */
export function PlaceFields({ form, locale, event, choices }: FieldsProps & { choices: SessionChoices }) {
  const t = messages(locale).console.sessions
  const { tracks, rooms } = placeChoices({ locale, event, choices })
  return (
    <>
      {tracks.length > 0 ? (
        <ChoiceField
          {...{ form, locale }}
          name="track"
          label={t.track}
          choices={[{ value: '', label: t.noTrack }, ...tracks]}
        />
      ) : null}
      {rooms.length > 0 ? (
        <TickList {...{ form, locale }} name="rooms" label={t.rooms} choices={rooms} />
      ) : (
        <p class="hint">{t.noRooms}</p>
      )}
    </>
  )
}

/** In which languages one can follow; those of the event come first. */
export function LanguageFields({ form, locale, event }: FieldsProps) {
  const { console: texts, shared } = messages(locale)
  const t = texts.sessions
  const choices = [...new Set([...event.languages, ...contentLanguages])].map((value) => ({
    value,
    label: shared.languages[value],
  }))
  return (
    <>
      <TickList {...{ form, locale, choices }} name="spokenIn" label={t.spokenIn} />
      <TickList {...{ form, locale, choices }} name="interpretedInto" label={t.interpretedInto} />
    </>
  )
}

/** Where one follows from afar, now and later, and who may. */
export function StreamFields({ form, locale }: Omit<FieldsProps, 'event'>) {
  const t = messages(locale).console.sessions
  const shared = { form, locale }
  const field = { ...shared, schema: SessionFields }
  const streams = streamRules.map((value) => ({ value, label: t.streamRules[value] }))
  const recordings = recordingRules.map((value) => ({ value, label: t.recordingRules[value] }))
  return (
    <>
      <Field {...field} name="streamUrl" label={t.streamUrl} type="url" />
      <div class="pair">
        <ChoiceField {...shared} name="streamRule" label={t.streamRule} choices={streams} />
        <Field {...field} name="streamMinutes" label={t.streamMinutes} type="number" />
      </div>
      <Field {...field} name="recordingUrl" label={t.recordingUrl} type="url" />
      <ChoiceField {...shared} name="recordingRule" label={t.recordingRule} choices={recordings} />
      <div class="field check">
        <input
          type="checkbox"
          id="doNotRecord"
          name="doNotRecord"
          value="on"
          checked={form.values.doNotRecord !== undefined}
        />
        <label for="doNotRecord">{t.doNotRecord}</label>
      </div>
    </>
  )
}

/** The labels of these fields, for the summary of faults. */
export function placeLabels(locale: Locale): Record<string, string> {
  const t = messages(locale).console.sessions
  const { track, rooms, spokenIn, interpretedInto, streamUrl, streamRule, streamMinutes, recordingUrl } = t
  const { recordingRule, doNotRecord, internalNote } = t
  const where = { track, rooms, spokenIn, interpretedInto }
  return { ...where, streamUrl, streamRule, streamMinutes, recordingUrl, recordingRule, doNotRecord, internalNote }
}
