import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

interface ObjectorsProps {
  frame: Frame
  /** Names alone: who takes the pictures needs no more. */
  objectors: readonly { name: string }[]
}

/** Who asked not to be seen in pictures, told to those who bring them in. */
export function PhotoObjectors({ frame, objectors }: ObjectorsProps) {
  const t = messages(frame.locale).consent.objectors
  if (objectors.length === 0) return <p class="muted">{t.none}</p>
  return (
    <section class="objectors" aria-labelledby="objectors">
      <h2 id="objectors">{t.title}</h2>
      <p>{t.intro}</p>
      <ul>
        {objectors.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
    </section>
  )
}
