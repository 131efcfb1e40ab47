import { galleryPath } from '#web/components/photo-paths.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

interface ClosedProps {
  frame: Frame
  event: Pick<EventRow, 'slug' | 'title' | 'languages'>
}

const Kicker = ({ frame, event }: ClosedProps) => (
  <p class="kicker">
    <a href={link(frame, `/events/${event.slug}`)}>
      <Phrase value={event.title} locale={frame.locale} order={event.languages} />
    </a>
  </p>
)

const titleWith = ({ frame, event }: ClosedProps, title: string) =>
  `${title} · ${plain(event.title, frame.locale, event.languages)}`

interface PinProps extends ClosedProps {
  /** The picture that was asked for, shown when the PIN is right. */
  photo: string | undefined
  /** Why the last try did not open. */
  refused: 'wrong' | 'tooMany' | undefined
}

/** Asks for the PIN of an event's albums, once a browser. */
export function GalleryPinPage(props: PinProps) {
  const { frame, event, photo, refused } = props
  const t = messages(frame.locale).consent.pin
  return (
    <Document frame={frame} title={titleWith(props, t.title)} unlisted>
      <Kicker {...props} />
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      <form method="post" action={link(frame, galleryPath(event))} class="person-form">
        {photo ? <input type="hidden" name="photo" value={photo} /> : null}
        <div class="field">
          <label for="pin">{t.label}</label>
          <input
            id="pin"
            name="pin"
            type="text"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
            {...(refused ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'pin-fault', autofocus: true } : {})}
          />
          {refused ? (
            <p class="fault" id="pin-fault" role="alert">
              {t[refused]}
            </p>
          ) : null}
        </div>
        <p class="actions">
          <button type="submit">{t.open}</button>
        </p>
      </form>
    </Document>
  )
}

/** The albums were shown for a limited time. */
export function GalleryEndedPage(props: ClosedProps) {
  const { frame, event } = props
  const t = messages(frame.locale).consent.ended
  return (
    <Document frame={frame} title={titleWith(props, t.title)} unlisted>
      <Kicker {...props} />
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <p>
        <a class="button secondary" href={link(frame, `/events/${event.slug}`)}>
          {t.toEvent}
        </a>
      </p>
    </Document>
  )
}
