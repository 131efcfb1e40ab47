import { momentInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { listSuggestions, Suggestion } from '#worker/domain/programme/speaking/suggestions.ts'

export const suggestionDone = ['accepted', 'refused'] as const

interface SuggestionsProps extends EventPageProps {
  list: Awaited<ReturnType<typeof listSuggestions>>
  done: (typeof suggestionDone)[number] | undefined
}

/** What speakers would rather have in the programme: open suggestions, and the newest that were decided. */
export function SpeakingSuggestionsPage({ list, done, ...page }: SuggestionsProps) {
  const { frame, event } = page
  const { deciding: t, one, done: said } = messages(frame.locale).speakingConsole
  return (
    <EventFrame {...page} title={t.title} current="speaking">
      <Done words={done && said[done]} />
      <p>
        <a href={link(frame, `/console/events/${event.slug}/speaking`)}>{one.back}</a>
      </p>
      <p class="muted">{t.intro}</p>
      <h2>{t.open}</h2>
      {list.open.length === 0 ? <p class="empty">{t.none}</p> : <SuggestionRows {...page} suggestions={list.open} />}
      {list.decided.length > 0 ? (
        <>
          <h2>{t.decided}</h2>
          <SuggestionRows {...page} suggestions={list.decided} />
        </>
      ) : null}
    </EventFrame>
  )
}

const looks = { open: 'warn', accepted: 'good', refused: 'bad', withdrawn: '' } as const

/** Suggestions, each a link to its texts side by side. */
export function SuggestionRows({ suggestions, frame, event }: EventPageProps & { suggestions: readonly Suggestion[] }) {
  const { deciding: t } = messages(frame.locale).speakingConsole
  return (
    <ul class="rows">
      {suggestions.map(({ suggestion, session, speaker }) => (
        <li>
          <div class="what">
            <a class="title" href={link(frame, `/console/events/${event.slug}/speaking/suggestions/${suggestion.id}`)}>
              {session ? <Phrase value={session.title} locale={frame.locale} order={event.languages} /> : t.removed}
            </a>
            <span class="details">
              {t.by(speaker.name, momentInWords(suggestion.createdAt, frame.locale, event.timeZone))}
            </span>
          </div>
          <span class={`badge ${looks[suggestion.state]}`}>{t.states[suggestion.state]}</span>
        </li>
      ))}
    </ul>
  )
}
