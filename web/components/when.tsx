import { dayInWords, isoWithOffset, timeInWords, zoneInWords } from './dates.ts'

interface WhenProps {
  startsAt: Date
  endsAt: Date
  zone: string
  locale: string
}

/** One instant, in words and for machines. */
export const Instant = ({ at, zone, children }: { at: Date; zone: string; children: string }) => (
  <time datetime={isoWithOffset(at, zone)}>{children}</time>
)

/** From when to when, in words, in the zone of the event; the day is said once where it is the same. */
function Span({ startsAt, endsAt, zone, locale }: WhenProps) {
  const [firstDay, lastDay] = [dayInWords(startsAt, locale, zone), dayInWords(endsAt, locale, zone)]
  const [from, to] = [timeInWords(startsAt, locale, zone), timeInWords(endsAt, locale, zone)]
  return firstDay === lastDay ? (
    <>
      <span class="day">{firstDay}</span>{' '}
      <span class="hours">
        <Instant at={startsAt} zone={zone}>
          {from}
        </Instant>
        –
        <Instant at={endsAt} zone={zone}>
          {to}
        </Instant>
      </span>
    </>
  ) : (
    <>
      <span class="day">
        <Instant at={startsAt} zone={zone}>
          {`${firstDay}, ${from}`}
        </Instant>{' '}
        –
      </span>{' '}
      <span class="day">
        <Instant at={endsAt} zone={zone}>
          {`${lastDay}, ${to}`}
        </Instant>
      </span>
    </>
  )
}

/** Date and time in words with the zone by name, always in visible text. */
export const When = (props: WhenProps) => (
  <p class="when">
    <Span {...props} /> <span class="zone">{zoneInWords(props.startsAt, props.locale, props.zone)}</span>
  </p>
)
