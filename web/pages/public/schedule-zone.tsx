import { zoneInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import { commonZones } from '#worker/core/time.ts'
import { Carried } from './schedule-filters.tsx'
import { otherZone, type ScheduleView, scheduleAddress, scheduleLink, scheduleQuery } from './schedule-view.ts'

/** Another zone by form; by their identifiers, because a name in words costs half a millisecond each. */
function ZoneForm({ view }: { view: ScheduleView }) {
  const { frame, event, zone, filters } = view
  const t = messages(frame.locale).programme.schedule.zone
  const zones = [...new Set([event.timeZone, zone, ...commonZones])]
  return (
    <form method="get" action={scheduleAddress(event)} class="schedule-filters">
      <Carried values={filters} />
      <div class="field">
        <label for="zone">{t.label}</label>
        <select id="zone" name="zone">
          {zones.map((name) => (
            <option value={name} selected={name === zone}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </div>
      <Carried values={{ lang: frame.locale }} />
      <button type="submit">{t.apply}</button>
    </form>
  )
}

/** In which zone the times are, always in words; the visitor's own is offered by script where it differs. */
export function Zone({ view }: { view: ScheduleView }) {
  const { frame, event, zone, filters } = view
  const t = messages(frame.locale).programme.schedule.zone
  const name = (one: string) => zoneInWords(event.startsAt, frame.locale, one)
  return (
    <own-zone
      data-event={event.timeZone}
      data-shown={zone}
      data-from={event.startsAt.toISOString()}
      data-to={event.endsAt.toISOString()}
      data-offer={t.offer}
    >
      {otherZone(view) ? (
        <div class="notice warn">
          <p>{t.other(`${zone.replaceAll('_', ' ')}, ${name(zone)}`, name(event.timeZone))}</p>
          <p>
            <a class="event-zone" href={scheduleLink(view, scheduleQuery(filters))}>
              {t.back}
            </a>
          </p>
        </div>
      ) : (
        <div class="schedule-zone">
          <p>{t.own(name(event.timeZone))}</p>
          <p class="schedule-offer" />
        </div>
      )}
      {otherZone(view) ? <p class="schedule-offer" /> : null}
      <details class="schedule-tool">
        <summary>{t.choose}</summary>
        <ZoneForm view={view} />
      </details>
    </own-zone>
  )
}
