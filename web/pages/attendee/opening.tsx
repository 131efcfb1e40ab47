import type { Child } from 'hono/jsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Offer } from '#worker/domain/registrations/queries.ts'

interface OpeningProps {
  frame: Frame
  slug: string
  offer: Offer
  /** When it opens, in words. */
  sentence: string
  /** The form; it lies in the page unseen until registration opens. */
  children: Child
}

/** Before the opening: the island counts down and shows the form by itself; without script the page is loaded again. */
export function Opening({ frame, slug, offer, sentence, children }: OpeningProps) {
  const { attendee, public: words } = messages(frame.locale)
  const { opensIn, open } = words.event.places
  const { opensAt, now } = offer.availability
  return (
    <opening-form
      data-src={`/api/v1/events/${slug}/availability`}
      data-opens-at={opensAt}
      data-now={now}
      data-words={JSON.stringify({ opensIn, open })}
    >
      <p class="notice" role="status">
        {sentence}
      </p>
      <p class="countdown" />
      <p class="reload">
        <a href={link(frame, `/events/${slug}/register`)}>{attendee.register.reload}</a>
      </p>
      <template>{children}</template>
    </opening-form>
  )
}
