import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { downloadPath } from '#worker/domain/materials/address.ts'
import type { ShownMaterial } from '#worker/domain/materials/released.ts'
import { fileSize } from './file-size.ts'
import { Phrase } from './phrase.tsx'

interface MaterialListProps {
  frame: Frame
  event: Pick<EventRow, 'languages'>
  materials: readonly ShownMaterial[]
  /** Before a file's own address, for files that a link proves the right to. */
  under?: string
}

function Material({
  frame,
  event,
  material,
  under = frame.filesOrigin ?? '',
}: Omit<MaterialListProps, 'materials'> & { material: ShownMaterial }) {
  const t = messages(frame.locale).materials
  const { publicKey, fileName, type, bytes } = material
  const isFile = publicKey !== null && fileName !== null && type !== null && bytes !== null
  const facts = [
    t.kinds[material.kind],
    ...(isFile ? [type === 'text' ? 'TXT' : type.toUpperCase(), fileSize(bytes, frame.locale)] : []),
    t.licences[material.licence],
  ]
  const href = isFile ? `${under}${downloadPath({ publicKey, fileName, type })}` : material.url
  const title = plain(material.title, frame.locale, event.languages)
  if (!href) return null
  return (
    <li>
      <span class="person">
        <Phrase value={material.title} locale={frame.locale} order={event.languages} />
      </span>
      <span class="about">{facts.join(' · ')}</span>
      {isFile ? (
        <a href={href} download aria-label={`${t.download}: ${title}`}>
          {t.download}
        </a>
      ) : (
        <a href={href} rel="noopener" aria-label={`${t.open}: ${title}`}>
          {t.open}
        </a>
      )}
    </li>
  )
}

/** The materials that whoever reads the page may have now. */
export function MaterialList({ materials, ...props }: MaterialListProps) {
  if (materials.length === 0) return null
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{messages(props.frame.locale).materials.heading}</h2>
      <ul class="material-list">
        {materials.map((material) => (
          <Material {...props} material={material} />
        ))}
      </ul>
    </section>
  )
}
