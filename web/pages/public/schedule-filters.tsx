import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { type FilterName, filterNames } from '#worker/domain/programme/schedule-filters.ts'
import {
  inSeveralVenues,
  otherZone,
  type ScheduleView,
  scheduleAddress,
  scheduleLink,
  scheduleQuery,
} from './schedule-view.ts'

interface Choice {
  value: string
  label: string
}

/** What each filter offers, in words. */
function choicesOf({ frame, event, choices, rooms }: ScheduleView): Record<FilterName, Choice[]> {
  const { shared, public: words } = messages(frame.locale)
  const said = (text: Parameters<typeof plain>[0]) => plain(text, frame.locale, event.languages)
  return {
    track: choices.track.map(({ id, name }) => ({ value: id, label: said(name) })),
    room: choices.room.map(({ id, name, venue }) => ({
      value: id,
      label: inSeveralVenues(rooms) ? `${said(name)}, ${said(venue.name)}` : said(name),
    })),
    language: choices.language.map((language) => ({ value: language, label: shared.languages[language] })),
    kind: choices.kind.map((kind) => ({ value: kind, label: words.event.sessionKinds[kind] })),
    speaker: choices.speaker.map(({ slug, name }) => ({ value: slug, label: name })),
  }
}

/** A form may carry what it does not ask for: the language of the page, the other part of the address. */
export const Carried = ({ values }: { values: Record<string, string> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

/** The filters, each offered only where the programme gives a choice. */
function FilterForm({ view, offered }: { view: ScheduleView; offered: Record<FilterName, Choice[]> }) {
  const { frame, event, filters } = view
  const t = messages(frame.locale).programme.schedule.filters
  return (
    <form method="get" action={scheduleAddress(event)} class="schedule-filters">
      <Carried values={scheduleQuery({}, otherZone(view))} />
      {filterNames
        .filter((name) => offered[name].length > 1 || filters[name] !== undefined)
        .map((name) => (
          <div class="field">
            <label for={name}>{t[name]}</label>
            <select id={name} name={name}>
              <option value="">{t.any}</option>
              {offered[name].map(({ value, label }) => (
                <option value={value} selected={filters[name] === value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ))}
      <Carried values={{ lang: frame.locale }} />
      <button type="submit">{t.apply}</button>
    </form>
  )
}

/** How many sessions are shown, by which filters, and the way to others. */
export function Filters({ view }: { view: ScheduleView }) {
  const { frame, filters, shown, total } = view
  const t = messages(frame.locale).programme.schedule.filters
  const offered = choicesOf(view)
  const active = filterNames.flatMap((name) => {
    const choice = offered[name].find(({ value }) => value === filters[name])
    return choice ? [t.one(t[name], choice.label)] : []
  })
  const isChoice = Object.values(offered).some((choices) => choices.length > 1)
  return (
    <>
      {isChoice || active.length > 0 ? (
        <details class="schedule-tool">
          <summary>{t.title}</summary>
          <FilterForm {...{ view, offered }} />
        </details>
      ) : null}
      <p role="status" class="schedule-count">
        {active.length > 0 ? `${t.some(shown, total)} · ${t.active} ${active.join(' · ')}` : t.all(total)}
        {shown === 0 ? ` · ${t.nothing}` : ''}
      </p>
      {active.length > 0 ? (
        <p class="schedule-clear">
          <a href={scheduleLink(view, scheduleQuery({}, otherZone(view)))}>{t.clear}</a>
        </p>
      ) : null}
    </>
  )
}
