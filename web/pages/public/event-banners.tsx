import { Phrase } from '#web/components/phrase.tsx'
import { messages } from '#web/messages/messages.ts'
import type { EventView } from './event-view.ts'

/** What must be known before anything else: a preview, a cancellation, demo values. */
export function Banners({ frame, event, preview }: EventView) {
  const t = messages(frame.locale).public.event
  return (
    <>
      {preview ? (
        <div class="notice warn">
          <p>
            <strong>{t.preview}</strong>
          </p>
          <p>{t.previewNext}</p>
        </div>
      ) : null}
      {event.state === 'cancelled' ? (
        <div class="notice bad">
          <p>
            <strong>{t.cancelled}</strong>
          </p>
          <p>{t.cancelledNext}</p>
        </div>
      ) : null}
      {event.demoNote && Object.keys(event.demoNote).length > 0 ? (
        <p class="demo">
          <strong>{t.demo}</strong> <Phrase value={event.demoNote} locale={frame.locale} order={event.languages} />
        </p>
      ) : null}
    </>
  )
}
