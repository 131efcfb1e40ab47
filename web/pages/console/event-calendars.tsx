import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { Readers } from '#worker/domain/calendars/readers/queries.ts'

/** The address of a feed, to be copied. */
function Address({ frame, id, label, path }: { frame: Frame; id: string; label: string; path: string }) {
  const { copy, copied } = messages(frame.locale).calendars.buttons
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <copy-text>
        <input id={id} type="text" readonly value={frame.origin + link(frame, path)} />
        <button type="button" class="secondary" hidden data-done={copied} aria-label={`${copy}: ${label}`}>
          {copy}
        </button>
      </copy-text>
    </div>
  )
}

/** Programs down, days across; it scrolls in its own box on a phone. */
function ReaderTable({ frame, readers }: { frame: Frame; readers: Readers }) {
  const t = messages(frame.locale).calendars.console
  const day = new Intl.DateTimeFormat(frame.locale === 'en' ? 'en-GB' : frame.locale, {
    day: '2-digit',
    month: '2-digit',
    timeZone: 'UTC',
  })
  return (
    <section class="table-box" aria-label={t.table} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.family}</th>
            {readers.days.map((date) => (
              <th scope="col" class="number">
                <time datetime={date}>{day.format(new Date(date))}</time>
              </th>
            ))}
            <th scope="col" class="number">
              {t.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {readers.families.map(({ family, polls, total }) => (
            <tr>
              <th scope="row">{t.families[family]}</th>
              {[...polls, total].map((n) => (
                <td class="number">{figure(frame.locale, n)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The calendars of an event for its organisers: the addresses, the sheet for the hall, who reads them. */
export function EventCalendarsPage({ readers, ...page }: EventPageProps & { readers: Readers }) {
  const { frame, event } = page
  const t = messages(frame.locale).calendars.console
  const path = `/events/${event.slug}`
  return (
    <EventFrame {...page} title={t.title} current="calendars" islands={['copy-text.js']}>
      <p>{t.intro}</p>
      <section class="form-column" aria-labelledby="addresses">
        <h2 id="addresses">{t.addresses}</h2>
        {event.state === 'draft' ? <p class="notice warn">{t.notPublished}</p> : null}
        <Address frame={frame} id="feed" label={t.feed} path={`${path}/calendar.ics`} />
        <Address frame={frame} id="days" label={t.days} path={`${path}/calendar.ics?shape=days`} />
        <ul class="plain-links">
          {event.state === 'published' ? (
            <li>
              <a href={link(frame, `${path}/calendar`)}>{t.page}</a>
            </li>
          ) : null}
          <li>
            <a href={link(frame, `/console${path}/calendars/hall`)}>{t.hall}</a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="readers">
        <h2 id="readers">{t.readers}</h2>
        <p>{t.readersHint}</p>
        {readers.families.length > 0 ? (
          <ReaderTable frame={frame} readers={readers} />
        ) : (
          <p class="muted">{t.nobody}</p>
        )}
      </section>
    </EventFrame>
  )
}
