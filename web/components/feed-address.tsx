import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

interface FeedAddressProps {
  frame: Frame
  id: string
  label: string
  path: string
}

/** The address of a feed, to be copied. */
export function FeedAddress({ frame, id, label, path }: FeedAddressProps) {
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
