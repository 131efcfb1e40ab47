import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { Readers } from '#worker/domain/calendars/readers/queries.ts'

interface FeedReadersProps {
  frame: Frame
  readers: Readers
}

/** Programs down, days across; it scrolls in its own box on a phone. */
function ReaderTable({ frame, readers }: FeedReadersProps) {
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

/** Which programs read the feeds, by day. */
export function FeedReaders({ frame, readers }: FeedReadersProps) {
  const t = messages(frame.locale).calendars.console
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t.readers}</h2>
      <p>{t.readersHint}</p>
      {readers.families.length > 0 ? <ReaderTable {...{ frame, readers }} /> : <p class="muted">{t.nobody}</p>}
    </section>
  )
}
